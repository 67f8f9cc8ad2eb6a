"""The layouts Tieline imports. A new one is one file in `layouts/` and one line here."""

from __future__ import annotations

from tieline.coded.layout import Layout
from tieline.coded.layouts.gdelt import GDELT1, GDELT2
from tieline.coded.layouts.gdelt_mentions import MENTIONS
from tieline.coded.layouts.icews import ICEWS
from tieline.coded.layouts.icews_tuples import TUPLES
from tieline.coded.layouts.icews_yearly import YEARLY
from tieline.coded.layouts.petrarch2 import PETRARCH2
from tieline.coded.layouts.phoenix import PHOENIX
from tieline.coded.layouts.polecat import POLECAT
from tieline.coded.layouts.travels import TRAVELS
from tieline.coded.layouts.visits import VISITS

# In the order in which they are tried: those with names in their first line before those that go by width.
LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        POLECAT, ICEWS, TUPLES, YEARLY, VISITS, TRAVELS, GDELT2, GDELT1, MENTIONS, PHOENIX, PETRARCH2,
    )
}  # fmt: skip
