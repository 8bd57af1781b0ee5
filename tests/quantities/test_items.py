"""The counted noun phrase: where it begins, where it ends, what is left off."""

from __future__ import annotations

import pytest

from marked_sentences import assert_found

SENTENCES = [
    # adjectives and nouns before the head
    "It closed [[19|item='old coal mines']] old coal mines.",
    "[[Seven|item='city commercial banks']] city commercial banks are based here.",
    "It hired [[300|item='rural elementary school teachers']] rural elementary school teachers.",
    "The law has [[72|item=articles]] articles.",
    "It bought [[20|item='high-volume flood pumps']] high-volume flood pumps.",
    "[[148|item='foreign-funded ones']] foreign-funded ones joined.",
    "It sold [[14,028|item=e-buses]] e-buses.",
    "[[Seventy-six|item=start-ups]] start-ups borrowed money.",
    "It logged [[41,000|item=person-times]] person-times.",
    "They raised [[12|item='newly built schools']] newly built schools to the standard.",
    "[[16,700|item='data resources']] data resources hang on it.",
    "[[Three|item='customs posts']] customs posts opened.",
    "[[400|item='elderly people']] elderly people live there.",
    "It runs [[35|item='overseas warehouses']] overseas warehouses.",
    "They kept [[two|item='human resources agencies']] human resources agencies.",
    "[[40|item=services]] services went online.",
    # nouns that modify in the plural, names in -s, initials that look like pronouns, plurals without -s
    "[[Three|item='burns units']] burns units and [[two|item='fireworks plants']] fireworks plants closed.",
    "It lent [[40|item='Netherlands drainage pumps']] Netherlands drainage pumps.",
    "[[Six|item='US banks']] US banks and [[nine|item='IT firms']] IT firms bid.",
    "It trained [[12|item=lawmen]] lawmen and [[30|item=Omanis]] Omanis.",
    "[[Seven|item=Swiss]] Swiss and [[90|item='young Portuguese']] young Portuguese took part.",
    "[[Four|item=referenda]] referenda are due.",
    "To save [[one|item=river]] river is to save them all.",
    "[[Nine|item='police stations']] police stations and [[12|item=police]] police were moved.",
    "It has [[one|item='grassroots club']] grassroots club and [[one|item=aim]] aim that is clear.",
    "[[Two|item='small, private banks']] small, private banks closed.",
    "Sales reached [[9,000|item=units]] units and Jilin sales rose.",
    "[[Twelve|item='colleges and Danish firms']] colleges and Danish firms were closed.",
    "She won [[three|item='doubles titles']] doubles titles.",
    # the owner of the things is left off
    "It shut [[three|item='oldest mills']] of Denmark's oldest mills and [[11|item=barges]] of the port's barges.",
    "They met [[dozens|item=farmers]] of Anhui's farmers.",
    # of-phrases, relative clauses and participles off
    "[[4,387|item='railway bills']] railway bills of lading have been issued.",
    "It offers [[278|item=results]] results of reform.",
    "[[Two|item=planes]] planes that spray fields took off.",
    "The budget named [[13|item=sectors]] sectors set apart for aid.",
    "[[20|item='flood vehicles']] flood vehicles were sent.",
    "It treats [[1,480|item=patients]] patients jointly with a hospital.",
    "[[Four|item=practices]] practices born here spread.",
    "It has [[49,000|item=machines]] machines held by farms.",
    "[[12|item=counties]] counties rich in ore took part.",
    "[[640,000|item=residents]] residents have joined.",
    "It lists [[30|item=firms]] firms which export.",
    "[[44|item=stations]] stations report high water.",
    "It found [[17|item=cases]] cases where fees were charged.",
    "[[Eleven|item=cities]] cities tried it in winter.",
    # coordination
    "It took in [[32|item='colleges and universities']] colleges and universities to carry out pilots.",
    "[[Nine|item='large and medium-sized reservoirs']] large and medium-sized reservoirs were filled.",
    "[[14|item='cities and prefectures']] cities and prefectures took part.",
    "It made [[9,000|item='direct and indirect jobs']] direct and indirect jobs.",
    "[[200|item='counties, cities and districts']] counties, cities and districts signed.",
    "[[34|item='black and odorous lakes']] black and odorous lakes were cleaned.",
    "It showed [[140|item='farm machines and tools']] farm machines and tools.",
    "It sent [[1.5 million|item='government and consumer vouchers']] government and consumer vouchers.",
    "[[12|item=firms]] firms and the government agreed.",
    "[[12|item=firms]] firms and [[six|item=banks]] banks agreed.",
    "It visited [[six|item=windows]] windows and collected stamps.",
    "It runs [[12|item=parks]] parks and plans to open more.",
    "It adopted [[12|item=measures]] measures and cut costs.",
    "It has [[29|item='rivers (lakes)']] rivers (lakes) on the list.",
    "The flood hit [[257|item=people]] people and injured others.",
    # single things
    "Now [[one|item=bill]] bill follows the goods.",
    "[[At least one|item='manual window']] manual window must stay.",
    "After only [[one|item=patient]] patient, on the ward, was found, it closed.",
    "Steel comes from [[one|item=country]] country.",
    "It hired [[1|item='music teacher']] music teacher and [[1|item='art teacher']] art teacher.",
    "It has [[one|item='newly built school']] newly built school.",
    # quotation marks, possessives
    'The mayor said: "We will plant [[900|item=limes]] limes by 2031."',
    '"They sold [[1,100|item=boats]] boats in 2015" she told the court.',
    "It honoured [[20|item='Model Villages']] \"Model Villages\", among them ours.",
    "The [[58|item=apps]] apps' abuse of data was exposed.",
    "It aided [[15|item=\"farmers' cooperatives\"]] farmers' cooperatives.",
    # the subject and the predicate
    "Of the vouchers, [[1 million|item='dining vouchers']] were dining vouchers.",
    "Official seals from [[36|item='Official seals']] to [[14|item='Official seals']].",
    "The number of students increased by [[16,000|item=students]] over last year.",
    # titles
    "[[Fourteen|item='Customs Innovations']] Customs Innovations Born in Shanghai Travel West",
    "Strips Joined into [[One|item=Field]] Field: A Visit to Hubei",
    "[[58|item=Apps]] Apps Exposed for Data Abuse",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_items(marked: str) -> None:
    assert_found(marked, "count")
