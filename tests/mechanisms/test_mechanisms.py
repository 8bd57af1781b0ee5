"""Mechanisms: what is a name and what is not, how far it reaches, its head, status and cluster."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

import reformextract
from reformextract.cli import app
from reformextract.mechanisms.record import Mechanism


def mechanisms(text: str) -> list[Mechanism]:
    return [record for record in reformextract.extract(text, published="2020-03-01").records if isinstance(record, Mechanism)]


def names(text: str) -> list[str]:
    return [record.text for record in mechanisms(text)]


@pytest.mark.parametrize(
    ("text", "name", "head"),
    [
        ("The county set up a village ferry sharing system in May.", "village ferry sharing system", "system"),
        (
            "Through the joint licensing mechanism for mountain guides, 30 firms were spared a trip.",
            "joint licensing mechanism for mountain guides",
            "mechanism",
        ),
        ("Under the “one boat, one code” scheme every hull is listed.", "“one boat, one code” scheme", "scheme"),
        ("The harbour prevention and response platform opened.", "harbour prevention and response platform", "platform"),
        ("A paid parking pilot for lorries rewards 200 drivers.", "paid parking pilot for lorries", "pilot"),
        ("It couples the orchard insurance pool with the kelp deposit fund of RMB 3 million.", "kelp deposit fund", "fund"),
        ("They praised the monthly bonus scheme for rural postmen in Gansu.", "monthly bonus scheme for rural postmen", "scheme"),
        ("The Northern Link 3 scheme slipped.", "Northern Link 3 scheme", "scheme"),
        ("Now the ferry sharing platform lists 30 boats.", "ferry sharing platform", "platform"),
        (
            "They set up a berth bonus mechanism linked with the volume of kelp; it works.",
            "berth bonus mechanism linked with the volume of kelp",
            "mechanism",
        ),
        (
            "It set up the pooled kelp risk fund; the conversion of berth fees into shares; and a tug sharing scheme.",
            "conversion of berth fees into shares",
            "conversion",
        ),
        ("Islanders rely on a two-week ferry-tax holiday.", "two-week ferry-tax holiday", "holiday"),
        ("Under the Kelp Mela Yojana 30 boats were bought.", "Kelp Mela Yojana", "yojana"),
        ("The city runs a 12-year free schooling programme.", "12-year free schooling programme", "programme"),
        ("The three 21 October papers aside, the 40 coastal seed bank pilots went on.", "coastal seed bank pilots", "pilot"),
        (
            "He signed the pension portability agreement with neighbouring Laos.",
            "pension portability agreement with neighbouring Laos",
            "agreement",
        ),
        ("The Ready for Sea bursary programme trained them.", "Ready for Sea bursary programme", "programme"),
        ("Under the Fit by 60 package, hulls are checked.", "Fit by 60 package", "package"),
        ("Aid came from the Fishers Against Storms (FAST) grant programme.", "Fishers Against Storms (FAST) grant programme", "programme"),
        (
            "It paid out under the 18-month Extended Kelp Facility (EKF) arrangement for Palau.",
            "18-month Extended Kelp Facility (EKF) arrangement",
            "arrangement",
        ),
        ("Money came from the Second Inland Towns Programme.", "Second Inland Towns Programme", "programme"),
        ("The islanders who came by boat praised the National Mission on Coastal Reefs.", "National Mission on Coastal Reefs", "mission"),
        ("The new ferry voucher system works.", "ferry voucher system", "system"),
        ("The new energy vehicle subsidy scheme works.", "new energy vehicle subsidy scheme", "scheme"),
        ("It copies the boat ticket system of Rizhao.", "boat ticket system", "system"),
        ("It set up the Kelp Industry Fund with capital of 3 million yuan.", "Kelp Industry Fund", "fund"),
        ("It set up a EUR 3 million hill grazing scheme.", "hill grazing scheme", "scheme"),
        ("It has a scheme to support inland ferries.", "scheme to support inland ferries", "scheme"),
        ("It has a quay rent support scheme to draw firms.", "quay rent support scheme", "scheme"),
        ("It runs a crew bonus scheme for 18- to 21-year-olds.", "crew bonus scheme for 18- to 21-year-olds", "scheme"),
        ("Fishers like the Ferry Workers' Bonus Programme.", "Ferry Workers' Bonus Programme", "programme"),
        ("It raised the Coastal Support Fund (CSF) for kelp again.", "Coastal Support Fund (CSF) for kelp", "fund"),
        ("The central bank's kelp lending facility for divers grew.", "kelp lending facility for divers", "facility"),
        ("It gave every diver the talent “blue card”.", "talent “blue card”", "card"),
        ("The ferry rebate pilot for island firms ready for winter grew.", "ferry rebate pilot for island firms", "pilot"),
        (
            "The open list for foreign investment in the Rizhao Free Kelp Zone grew.",
            "open list for foreign investment",
            "list",
        ),
        ("The G8 kelp debt scheme began.", "G8 kelp debt scheme", "scheme"),
        ("The kelp rebate scheme for island firms collapsed in May.", "kelp rebate scheme for island firms", "scheme"),
        ("The rule of law review mechanism blocked funds.", "rule of law review mechanism", "mechanism"),
        ("It vowed to guard the island pension fund.", "island pension fund", "fund"),
        ("Under the Sea Kelp Yojana and Ghat Yojana boats were bought.", "Ghat Yojana", "yojana"),
    ],
)
def test_extent_and_head(text: str, name: str, head: str) -> None:
    assert (name, head) in [(record.text, record.head) for record in mechanisms(text)]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("The ferry crew medical insurance scheme opened.", "health"),
        ("It set up a night loan scheme.", "finance"),
        ("It set up a night loan scheme for ferries.", "transport_infrastructure"),
        ("It runs a registration system for visiting nurses.", "health"),
        ("It runs a village wage deposit system.", "employment_welfare"),
        ("It runs a talent recruitment plan for quantum science.", "talent"),
    ],
)
def test_area(text: str, area: str) -> None:
    assert [record.area for record in mechanisms(text)] == [area]


def test_short_form_behind_its_name_is_no_second_mention() -> None:
    assert names("Under the Pradhan Mantri Gram Sadak Yojana (PMGSY) roads were built.") == ["Pradhan Mantri Gram Sadak Yojana"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bay copied the joint auction of kelp permits, late custody of tugboats and order-based training of divers.",
            ["joint auction of kelp permits", "late custody of tugboats", "order-based training of divers"],
        ),
        (
            "It set up the pooled kelp risk fund, the opening of naval docks to fishermen and a tide data ledger for firms.",
            ["pooled kelp risk fund", "opening of naval docks to fishermen", "tide data ledger for firms"],
        ),
        (
            "The island tried out three things: hosting of idle boats by crew teams, joint purchase of nets and tide insurance for kelp.",
            ["hosting of idle boats by crew teams", "joint purchase of nets", "tide insurance for kelp"],
        ),
        (
            "Among the measures to be copied are the delivery of moorings with papers and the transfer of ships' berths without a fee.",
            ["delivery of moorings with papers", "transfer of ships' berths without a fee"],
        ),
        ("Two umbrellas, the Sagar Kelp Yojana and Ghat Yojana, remain.", ["Sagar Kelp Yojana", "Ghat Yojana"]),
    ],
)
def test_series(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mechanism works.",
        "Mr Bond asked for more.",
        "It bought a 28-hectare zone.",
        "The International Monetary Fund met.",
        "They saw aircraft monitoring the no-fly zone.",
        "This reform is important.",
        "Relevant measures were taken and effective policies adopted.",
        "The economic system and the macro policies are sound.",
        "It is an important platform for exhibitors.",
        "The Department of Energy Security reported a rise.",
        "The water level of the Lan River system fell.",
        "A business model must pay.",
        "The enrollment plan of the school was late.",
    ],
)
def test_general_talk_is_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "status", "cue"),
    [
        ("Gansu launched a village ferry sharing system.", "established", "launched"),
        ("The village ferry sharing system was abolished in May.", "abolished", "abolished"),
        ("The village ferry sharing system, introduced in 2014, lost money.", "established", "introduced"),
        ("The city will explore a village ferry sharing system.", "proposed", "explore"),
        ("The city plans to build a village ferry sharing system.", "proposed", "build"),
        ("The city is piloting a village ferry sharing system.", "piloted", "piloting"),
        ("The city popularized the village ferry sharing system.", "promoted", "popularized"),
        ("The city has perfected the village ferry sharing system.", "improved", "perfected"),
    ],
)
def test_status(text: str, status: str, cue: str) -> None:
    (record,) = mechanisms(text)
    assert record.status == status
    assert record.status_cue is not None
    assert text[slice(*record.status_cue)] == cue


def test_status_is_none_without_a_governing_verb() -> None:
    (record,) = mechanisms("People like the village ferry sharing system.")
    assert (record.status, record.status_cue) == ("none", None)


def test_mentions_of_one_mechanism_share_a_cluster() -> None:
    first, other, again = mechanisms(
        "Gansu launched the kelp deposit fund for island growers. It also has a joint licensing mechanism for guides. "
        "The kelp deposit fund pays well."
    )
    assert first.cluster == again.cluster == 0
    assert other.cluster == 1


def test_names_do_not_overlap_and_lie_in_their_sentence() -> None:
    text = "The reform of the village ferry sharing system and the kelp deposit fund; the “one boat” system of the harbour risk pool."
    found = mechanisms(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(record.sentence and record.sentence[0] <= record.start < record.end <= record.sentence[1] for record in found)


def test_excluded_kinds_are_left_out() -> None:
    text = "The two pilots are: the village ferry pilot and the kelp deposit pilot."
    kinds = {record.kind for record in reformextract.extract(text, exclude=["mechanism"]).records}
    assert kinds.isdisjoint({"mechanism", "enumeration"})
    assert "mechanism" in {record.kind for record in reformextract.extract(text, exclude=["enumeration"]).records}


@pytest.mark.parametrize(
    "text", ["", "-", "“", "system", "the system of", "a-", "-system", "“system” of", "1. ", "(1) (2)", "first, second, third,", "\n\n:\n"]
)
def test_scraps_do_no_harm(text: str) -> None:
    reformextract.extract(text)


def test_command(tmp_path: Path) -> None:
    line = {"id": "one", "text": "Gansu launched the kelp deposit fund. The kelp deposit fund pays.", "published": "2020-03-01"}
    later = {"id": "two", "text": "The kelp deposit fund was abolished.", "published": "2021-03-01"}
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(line) + "\n" + json.dumps(later) + "\n")
    result = CliRunner().invoke(app, ["mechanisms", str(path), "--json"])
    assert result.exit_code == 0, result.output
    (found,) = [json.loads(row) for row in result.output.splitlines()]
    assert found["name"] == "kelp deposit fund"
    assert found["articles"] == {"one": 2, "two": 1}
    assert found["first"] == "2020-03-01"
    assert found["statuses"] == {"established": 1, "abolished": 1}
    assert "kelp deposit" in CliRunner().invoke(app, ["mechanisms", str(path)], env={"COLUMNS": "160"}).output
    assert CliRunner().invoke(app, ["mechanisms", str(tmp_path / "none.txt")]).exit_code == 2


def test_a_known_name_reaches_to_its_end_and_keeps_its_own_head() -> None:
    text = "A meeting on comprehensive reform of the medical and health system was held."
    assert [(record.text, record.head) for record in mechanisms(text)] == [
        ("comprehensive reform of the medical and health system", "reform")
    ]


def test_an_article_that_hardly_speaks_of_policy_asks_for_more() -> None:
    report = "They shared a vital 81-run partnership at Hove. " + "He hit the ball over the rope twice. " * 20
    assert names(report) == []
    known = report + "Her aunt had worked on the river chief system. "
    assert names(known) == ["river chief system"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They copied the loan model with negotiated tonnage as its core.", ["loan model with negotiated tonnage as its core"]),
        ("The ferry alliance mechanism with equity as the link was set up.", ["ferry alliance mechanism with equity as the link"]),
        ("The fee must account for the bulk of the costs.", []),
    ],
)
def test_what_a_name_is_made_of_goes_to_its_end(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


def test_what_follows_a_name_does_not_decide_about_it() -> None:
    general = "The old ferryman told us how his dog had swum across the bay one night in the rain and come home before him. " * 4
    name, policy = "They use a kelp ticket plan there.\n", "Ministries subsidise farmers, schools, hospitals, ports and banks.\n" * 20
    alone, with_policy_behind = (mechanisms(general + "\n" + name + behind) for behind in ("", policy))
    assert [record.text for record in with_policy_behind][: len(alone)] == [record.text for record in alone] == []
    assert [record.text for record in mechanisms(policy + name)] == ["kelp ticket plan"]
