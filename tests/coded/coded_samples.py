"""Small files in every layout, written by us from the layouts' descriptions. They show real forms, not real events."""

from __future__ import annotations

from tieline.coded.layouts.gdelt import COLUMNS_1, COLUMNS_2
from tieline.coded.layouts.gdelt_mentions import COLUMNS as MENTION_COLUMNS
from tieline.coded.layouts.phoenix import COLUMNS as PHOENIX_COLUMNS


def _row(columns: tuple[str, ...], **cells: str) -> str:
    named = {name.replace("__", " ").replace("_", " "): cell for name, cell in cells.items()}
    assert set(named) <= set(columns), set(named) - set(columns)
    return "\t".join(named.get(column, "") for column in columns)


def gdelt_row(columns: tuple[str, ...], cells: dict[str, str]) -> str:
    """A row of GDELT: Russia and China meet in Moscow, unless the cells say otherwise."""
    told = {
        "globaleventid": "900000001", "sqldate": "20190121", "monthyear": "201901", "year": "2019",
        "actor1code": "CHNGOV", "actor1name": "CHINESE", "actor1countrycode": "CHN", "actor1type1code": "GOV",
        "actor2code": "RUS", "actor2name": "RUSSIA", "actor2countrycode": "RUS",
        "isrootevent": "1", "eventcode": "046", "eventbasecode": "046", "eventrootcode": "04", "quadclass": "1",
        "goldsteinscale": "7.0", "nummentions": "10", "numsources": "2", "numarticles": "10", "avgtone": "1.5",
        "actiongeo fullname": "Moscow, Moskva, Russia", "actiongeo countrycode": "RS",
        "dateadded": "20190121220000", "sourceurl": "https://news.example/talks",
    }  # fmt: skip
    told |= {name.replace("_", " "): cell for name, cell in cells.items()}
    return "\t".join(told.get(column, "") for column in columns)


def gdelt(**cells: str) -> str:
    """A row of GDELT 2.0."""
    return gdelt_row(COLUMNS_2, cells)


def gdelt1(**cells: str) -> str:
    """A row of GDELT 1.0."""
    return gdelt_row(COLUMNS_1, cells)


def mirrored(**cells: str) -> str:
    """The same act from the other side."""
    return gdelt(
        **{
            "globaleventid": "900000002", "actor1code": "RUS", "actor1name": "RUSSIA", "actor1countrycode": "RUS",
            "actor1type1code": "", "actor2code": "CHNGOV", "actor2name": "CHINESE", "actor2countrycode": "CHN", **cells,
        }
    )  # fmt: skip


GDELT2 = (
    "\n".join([gdelt(), mirrored(), gdelt(globaleventid="900000003", eventcode="112", goldsteinscale="-2.0")]) + "\n"
)
GDELT1 = (
    "\n".join(
        [
            gdelt1(sqldate="19850402", actor2countrycode="RUS", dateadded="19850402"),
            gdelt1(sqldate="19850403", eventcode="190", dateadded="19850403"),
        ]
    )
    + "\n"
)
GDELT1_OLD = "\n".join(gdelt_row(COLUMNS_1[:-1], {"dateadded": "20130331"}) for _ in range(2)) + "\n"
MENTIONS = (
    _row(
        MENTION_COLUMNS, globaleventid="900000001", eventtimedate="20190121220000", mentiontimedate="20190121221500",
        mentiontype="1", mentionsourcename="news.example", mentionidentifier="https://news.example/talks",
        sentenceid="3", actor1charoffset="10", actor2charoffset="30", actioncharoffset="-1", inrawtext="1",
        confidence="70", mentiondoclen="2100", mentiondoctone="-0.5",
    )
    + "\n"
)  # fmt: skip
ICEWS_HEADER = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name"
    "\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry"
    "\tLatitude\tLongitude\n"
)
ICEWS = (
    ICEWS_HEADER
    + "1\t2018-06-01\tForeign Affairs (Norway)\tExecutive,Foreign Ministry,Government\tNorway\tMake a visit\t042\t1.9"
    "\tChile\t\tChile\t70\t2\tA Daily\tSantiago\tNA\tNA\tChile\t-33.4\t-70.6\n"
    "2\t2018-06-01\tChile\t\tChile\tHost a visit\t043\t2.8\tForeign Affairs (Norway)"
    "\tExecutive,Foreign Ministry,Government\tNorway\t70\t2\tA Daily\tSantiago\tNA\tNA\tChile\t-33.4\t-70.6\n"
    "3\t2018-06-02\tCitizen (Chile)\tGeneral Population / Civilian / Social\tChile\tCriticize or denounce\t111\t-2"
    "\tMinistry (Chile)\tGovernment\tChile\t71\t1\tA Daily\tNA\tNA\tNA\tNA\tNA\tNA\n"
)
TUPLES = (
    "date,source,source_country_guess,relation,cameo,goldstein,target,target_country_guess\n"
    "2014-01-01,Qatar,QAT,Consult,040,1,Hamas,PSE\n"
    "2014-01-01,Hamas,PSE,Consult,040,1,Qatar,QAT\n"
    '2014-01-02,European Union,EU,"Impose embargo, boycott, or sanctions",163,-8,Some Company,\n'
)
TUPLES_NUMBERS = (
    "date,source,source_country_guess,relation,target,target_country_guess,cameo\n"
    "2012-08-07,Cabinet (Norway),NOR,Consult,Chile,CHL,40\n"
    "2012-08-07,Citizen (Chile),CHL,Demand,Chile,CHL,100\n"
    "2012-08-07,Citizen (Chile),CHL,Some relation of nobody's,Chile,CHL,51\n"
)
YEARLY = "i_iso3c,j_iso3c,year,verbCoop,matlCoop,verbConf,matlConf\nAFG,ALB,2002,6,1,0,0\nRUS,CHN,1990,3,0,0,0\n"
POLECAT_HEADER = (
    "#!Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW"
    "\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name"
    "\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title"
    "\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
    "\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations"
    "\tStory Locations\tLanguage\tVersion\n"
)
POLECAT_ROW = (
    "20230101-1\t2023-01-01\tCONSULT\tvisit\t1.0\t1\tdiplomatic;economic\tJos\xe9 Exemplo\tBRA\t140\tGOV\tGOV;EXE"
    "\tminister\tExemplo\t\tChina\tCHN\t710\tGOV\tGOV\t\tBeijing\t\tBeijing\tBeijing\t\tBeijing\tCHN\t39.9\t116.4\t1"
    "\tBeijing\tPPLC\tA Daily\t2023-01-02\t\t\t\ten\tNGEC 1.0\n"
)
POLECAT = (
    POLECAT_HEADER
    + POLECAT_ROW
    + POLECAT_ROW.replace("20230101-1", "20230101-2").replace("BRA\t140", "\t140").replace("CHN\t710", "CHN;USA\t710;2")
    + "20230101-3\t2023-01-01\tCONSULT\ttoo few\n"
)
PHOENIX = (
    _row(
        PHOENIX_COLUMNS, id_version="1_v0.4.0b1", story_date="20170512", year="2017", month="05", day="12",
        source="NORGOV", source_root="NOR", source_agent="GOV", target="CHL", target_root="CHL", code="040",
        root_code="04", quad_class="1", goldstein="1.0", issues="ID_TRADE,2", placename="Oslo", countryname="Norway",
        ids="5913_1", urls="https://news.example/a", sources="a_daily",
    )
    + "\n"
)  # fmt: skip
PETRARCH2 = "20170512\tNORGOV\tCHL\t040\t\t5913_1\tA_DAILY\n20170512\tUSA\tCHNGOV\t111\tTRADE,1\t5913_2\tA_DAILY\n"
VISITS = (
    "kind,start,end,person,country_id,country,locale,remarks\n"
    'visit_to_US,1982-11-14,1982-11-16,Chancellor Helmut Kohl,germany,"Germany, Federal Republic of",,Official visit.\n'
    "secretary_travel,1988-05-29,1988-06-02,George Pratt Shultz,russia,Soviet Union,Moscow,Attended a summit.\n"
    "secretary_travel,1988-06-09,1988-06-02,George Pratt Shultz,russia,Soviet Union,Moscow,Ends before it starts.\n"
)
TRAVELS = (
    "TripID,LeaderCountryOrIGO,LeaderCountryISO,LeaderTitle,LeaderFullName,CountryVisited,CountryVisitedISO,"
    "TripYear,TripStartDate,TripEndDate\n"
    "17,Norway,NOR,Prime Minister,Astrid Lunde,Chile,CHL,2018,3/5/2018,3/7/2018\n"
)
ALL: dict[str, bytes] = {
    "gdelt2": GDELT2.encode(),
    "gdelt1": GDELT1.encode(),
    "gdelt2-mentions": MENTIONS.encode(),
    "icews": ICEWS.encode(),
    "icews-tuples": TUPLES.encode(),
    "icews-yearly": YEARLY.encode(),
    "polecat": POLECAT.encode("latin-1"),
    "phoenix": PHOENIX.encode(),
    "petrarch2": PETRARCH2.encode(),
    "visits": VISITS.encode(),
    "travels": TRAVELS.encode(),
}
