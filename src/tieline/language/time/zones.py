"""Names of zones as the press writes them: abbreviations, and places whose time is named ("Moscow time")."""

from __future__ import annotations

# Offsets from UTC in hours of zone names that mean one thing everywhere in the press.
ZONE_OFFSETS = {
    "gmt": 0.0, "utc": 0.0, "est": -5.0, "edt": -4.0, "cdt": -5.0, "mdt": -6.0, "pst": -8.0, "pdt": -7.0, "cet": 1.0,
    "cest": 2.0, "eet": 2.0, "eest": 3.0, "msk": 3.0, "jst": 9.0, "kst": 9.0, "hkt": 8.0, "sgt": 8.0, "aest": 10.0,
    "aedt": 11.0, "nzst": 12.0, "nzdt": 13.0, "pkt": 5.0, "wib": 7.0, "idt": 3.0, "ict": 7.0,
    "hst": -10.0, "akst": -9.0, "akdt": -8.0,
}  # fmt: skip
# These name several zones: China or Central, Ireland or India or Israel, British or Bangladesh, Mountain or Malaysia.
ZONES_AMBIGUOUS = ("cst", "ist", "bst", "mst", "ast")
# "Moscow time", "Eastern time": the zone a place's name stands for in front of "time".
PLACE_ZONES = {
    "eastern": "America/New_York", "washington": "America/New_York", "pacific": "America/Los_Angeles", "moscow":
    "Europe/Moscow", "beijing": "Asia/Shanghai", "kiev": "Europe/Kyiv", "kyiv": "Europe/Kyiv", "tokyo":
    "Asia/Tokyo", "london": "Europe/London", "paris": "Europe/Paris", "berlin": "Europe/Berlin", "brussels":
    "Europe/Brussels", "geneva": "Europe/Zurich", "vienna": "Europe/Vienna", "ankara": "Europe/Istanbul",
    "istanbul": "Europe/Istanbul", "delhi": "Asia/Kolkata", "tehran": "Asia/Tehran", "minsk": "Europe/Minsk",
    "warsaw": "Europe/Warsaw", "astana": "Asia/Almaty", "cairo": "Africa/Cairo", "seoul": "Asia/Seoul", "york":
    "America/New_York", "central": "America/Chicago", "mountain": "America/Denver", "ottawa": "America/Toronto",
    "havana": "America/Havana", "caracas": "America/Caracas", "bogota": "America/Bogota", "lima": "America/Lima",
    "madrid": "Europe/Madrid", "lisbon": "Europe/Lisbon", "rome": "Europe/Rome", "athens": "Europe/Athens",
    "stockholm": "Europe/Stockholm", "oslo": "Europe/Oslo", "helsinki": "Europe/Helsinki", "riga": "Europe/Riga",
    "copenhagen": "Europe/Copenhagen", "dublin": "Europe/Dublin", "prague": "Europe/Prague", "belgrade":
    "Europe/Belgrade", "budapest": "Europe/Budapest", "bucharest": "Europe/Bucharest", "sofia": "Europe/Sofia",
    "chisinau": "Europe/Chisinau", "tallinn": "Europe/Tallinn", "vilnius": "Europe/Vilnius", "tbilisi":
    "Asia/Tbilisi", "yerevan": "Asia/Yerevan", "baku": "Asia/Baku", "damascus": "Asia/Damascus", "baghdad":
    "Asia/Baghdad", "beirut": "Asia/Beirut", "amman": "Asia/Amman", "jerusalem": "Asia/Jerusalem", "israel":
    "Asia/Jerusalem", "riyadh": "Asia/Riyadh", "doha": "Asia/Qatar", "kuwait": "Asia/Kuwait", "dhabi": "Asia/Dubai",
    "dubai": "Asia/Dubai", "kabul": "Asia/Kabul", "islamabad": "Asia/Karachi", "pakistan": "Asia/Karachi", "india":
    "Asia/Kolkata", "dhaka": "Asia/Dhaka", "kathmandu": "Asia/Kathmandu", "tashkent": "Asia/Tashkent", "bishkek":
    "Asia/Bishkek", "dushanbe": "Asia/Dushanbe", "bangkok": "Asia/Bangkok", "hanoi": "Asia/Bangkok", "jakarta":
    "Asia/Jakarta", "manila": "Asia/Manila", "singapore": "Asia/Singapore", "taipei": "Asia/Taipei", "pyongyang":
    "Asia/Pyongyang", "japan": "Asia/Tokyo", "canberra": "Australia/Sydney", "sydney": "Australia/Sydney",
    "wellington": "Pacific/Auckland", "nairobi": "Africa/Nairobi", "lagos": "Africa/Lagos", "pretoria":
    "Africa/Johannesburg", "tunis": "Africa/Tunis", "algiers": "Africa/Algiers", "rabat": "Africa/Casablanca",
    "tripoli": "Africa/Tripoli", "khartoum": "Africa/Khartoum",
}  # fmt: skip
