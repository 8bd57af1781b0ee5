"""Which numbers are counts, with value, bounds, comparator and total."""

from __future__ import annotations

import pytest

from marked_sentences import assert_found

SENTENCES = [
    # plain and spelled numbers
    "The county runs [[42|value=42 item=clinics]] clinics.",
    "[[Four|value=4 item=lessons]] lessons were drawn.",
    "The town has [[one|value=1 item=library]] library.",
    "Only [[one|value=1 item=bidder]] bidder came forward.",
    "It now takes [[one|value=1 item=visit]] visit and [[two|value=2 item=forms]] forms.",
    "A network of [[1,204|value=1204 item=stations]] stations is planned.",
    "[[2.4 million|value=2400000 item=passengers]] passengers took the line.",
    "The app has [[30 thousand|value=30000 item=users]] users.",
    "The fair drew [[twenty-three|value=23 item=exhibitors]] exhibitors.",
    "[[A hundred|value=100 item=nurses]] nurses were hired.",
    "It opened [[a dozen|value=12 item=branches]] branches.",
    "[[Half a million|value=500000 item=visitors]] visitors came.",
    "[[50 wan|value=500000 item=households]] households were connected.",
    # comparators
    "It helped [[more than 300|value=300 comparator=more_than item=firms]] firms.",
    "It trains [[at least 50|value=50 comparator=at_least item=drivers]] drivers.",
    "[[Nearly 2,000|value=2000 comparator=almost item=farmers]] farmers signed up.",
    "[[Some 860|value=860 comparator=about item=shops]] shops closed.",
    "The scheme lists [[1,800-plus|value=1800 comparator=more_than item=posts]] posts.",
    "There are [[3,000+|value=3000 comparator=more_than item=sensors]] sensors.",
    "They need [[600 or so|value=600 comparator=about item=tractors]] tractors.",
    "It clears [[as many as 20|value=20 comparator=at_most item=files]] files.",
    "[[Fewer than 40|value=40 comparator=less_than item=people]] people work there.",
    "It will build [[10 or more|value=10 comparator=at_least item=parks]] parks.",
    # ranges
    "Each firm files [[4 to 6|low=4 high=6 comparator=range item=documents]] documents.",
    "Every village picks [[one or two|low=1 high=2 comparator=range item=stewards]] stewards.",
    "It takes on [[50 to 500|low=50 high=500 comparator=range item=testers]] testers.",
    # vague
    "She collected [[dozens|value=12 comparator=at_least item=seals]] of seals.",
    "[[Thousands|value=1000 comparator=at_least item=letters]] of letters arrived.",
    "The drive reached [[tens of thousands|value=10000 comparator=at_least item=migrants]] of migrants.",
    "It was joined by [[hundreds|value=100 comparator=at_least item='student volunteers']] of student volunteers.",
    # totals
    "[[8 of the 13|value=8 total=13 item=reforms]] reforms came from here.",
    "She is [[one of 1,860|value=1 total=1860 item=trainees]] trainees.",
    "[[Two of the 16|value=2 total=16 item=tasks]] tasks lag behind.",
    "The city let [[29 of 99|value=29 total=99 item=applicants]] applicants in.",
    "[[33 out of the 34|value=33 total=34 item=lakes]] lakes are clean.",
    "[[6 of the 13|value=6 total=13 item=None]] were drafted in Luzhou.",
    "[[One of the seven|value=1 total=7 item=provinces]] provinces opted out.",
    # the noun understood
    "Bids came in and [[8|value=8 item=None]] were selected.",
    "Of [[240|value=240 item=apprentices]] apprentices, [[231|value=231 item=None]] have stayed.",
    "[[Six|value=6 item=labs]] labs came from the port and [[five|value=5 item=None]] by the city.",
    "[[8,485|value=8485 item=firms]] firms were upgraded and [[23,128|value=23128 item=None]] went online.",
    "[[126|value=126 item=plants]] plants are enrolled, [[16|value=16 item=None]] of them at provincial level.",
    "The list has [[40|value=40 item=rules]] rules, of which [[17|value=17 item=None]] are in force.",
    "The remaining [[five|value=5 item=None]] have to do with paperwork.",
    "The other [[12|value=12 item=None]] were put off.",
    "He leads a team of [[six|value=6 item=None]].",
    "Inspectors listed [[1,215|value=1215 item=faults]] faults and mended [[1,187|value=1187 item=None]], or 97.7 percent.",
    "The quota was set; the planned number is [[380|value=380 item=None]].",
    "A new set of bases, [[22|value=22 item=None]] altogether, was named.",
    "Doctors are scarce: there are [[1,106|value=1106 item=None]] for [[1,736|value=1736 item=villages]] villages.",
    # changes
    "Approval items were cut from [[190|value=190 item=entries]] entries to [[139|value=139 item=None]].",
    "Listed firms grew from [[36|value=36 item='Listed firms']] to [[74|value=74 item='Listed firms']].",
    "The number of graduates is expected to reach [[268,000|value=268000 item=graduates]] in 2022.",
    "The number of patent cases amounted to [[167,500|value=167500 item='patent cases']] last year.",
    "The [[58|value=58 item=windows]] windows were merged into [[16|value=16 item=None]].",
    # counts that look like years, times
    "The catalogue lists [[1998|value=1998 item='service items']] service items.",
    "The plan covers [[2,000|value=2000 item=firms]] firms.",
    "He applied [[three|value=3 item=times]] times.",
    "The data were called [[19 million|value=19000000 item=times]] times.",
    "It found [[zero|value=0 item='new cases']] new cases.",
    "It built “[[42|value=42 item=colleges]]” colleges.",
    "The park (with [[12|value=12 item=gates]] gates) is new.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_counts(marked: str) -> None:
    assert_found(marked, "count")
