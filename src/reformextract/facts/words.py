"""The sets of words that the facts are told by, each a class of the lexicon."""

from __future__ import annotations

from reformextract.lexicon.vocabulary import Vocabulary


class Words:
    """The codes of the words in each role."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        codes = vocabulary.code_set
        self.entity = codes("fact_entity")
        self.country = codes("fiscal_region|currency_context&!currency_after|country_word&!currency_after")
        self.currency = codes("currency_after")
        self.property = codes("fact_property")
        self.indefinite = codes("number_article")
        self.price = codes("fact_price_verb")
        self.framing = codes("fact_framing|np_time|fact_period_noun|pronoun|gerund|ordinal|past_verb")
        self.inside = codes("fact_inside")
        self.superlative = codes("fact_superlative")
        self.record_link = codes("fact_record_link")
        self.between = codes("fact_between")
        self.supposing = codes("fact_supposing")
        self.dimension = codes("fact_dimension")
        self.coordinator = codes("coordinator")
        self.them = codes("fact_them")
        self.come = codes("fact_come")
        self.create = codes("fact_create")
        self.of_word = codes("np_of")
        self.learn = codes("fact_learn")
        self.name_link = codes("fact_name_link")
        self.contrast = codes("fact_contrast")
        self.calendar = codes("month|weekday")
        self.total = codes("fact_total_noun")
        self.worth = codes("fact_worth")
        self.whose = codes("fact_whose")
        self.capital = codes("capitalized|upper|country_word&phrase")
        self.rise = codes("fact_rise|fact_rise_noun|fact_more")
        self.fall = codes("fact_fall|fact_fall_noun|fact_less")
        self.change_noun = codes("fact_rise_noun|fact_fall_noun")
        self.down = codes("fact_down")
        self.speech = codes("fact_speech")
        self.of_kind = codes("fact_kind_noun")
        self.base_link = codes("fact_base_link")
        self.since = codes("fact_since")
        self.by = codes("name_by")
        self.until = codes("fact_until")
        self.from_word = codes("from_word")
        self.to_word = codes("np_to")
        self.place = codes("fact_place")
        self.place_link = codes("fact_place_link")
        self.impersonal = codes("fact_impersonal")
        self.with_word = codes("name_with")
        self.according = codes("fact_according")
        self.see = codes("fact_see")
        self.reach = codes("fact_reach")
        self.have = codes("fact_have_verb")
        self.rule = codes("fact_rule")
        self.status = {
            name: codes(f"fact_status_{name}") for name in ("target", "forecast", "estimate", "conditional", "future", "missed", "possible")
        }
        self.status_of: dict[str, tuple[str, ...]] = {}  # what a verb or auxiliary says of the status
        for name, chosen in self.status.items():
            for code in chosen:
                self.status_of[code] = (*self.status_of.get(code, ()), name)
        self.pledging = codes("fact_pledging")
        self.goal = codes("fact_goal")
        self.bound = codes("fact_bound")
        self.duty = codes("fact_duty")
        self.base_form = codes("base_verb|fact_verb_noun&!past_verb&!third_person")
        self.allowed = codes("fact_possible")
        self.third = codes("third_person")
        self.present_aux = codes("fact_present_aux")
        self.have_to = codes("fact_have_to")
        self.standing = codes("fact_standing")
        self.foretelling = codes("fact_status_forecast&!fact_placing|fact_status_estimate")
        self.placing = codes("fact_placing")
        self.promised = codes("fact_promised")
        self.forecast_noun = codes("fact_forecast_noun")
        self.estimate_noun = codes("fact_estimate_noun")
        self.forecaster = codes("fact_forecaster")
        self.length_link = codes("fact_length_link")
        self.respective = codes("respective_word")
        self.when = codes("fact_when")
        self.past = codes("past_verb|participle")
        self.past_aux = codes("fact_past_aux")
        self.base_perhaps = codes("fact_base_perhaps")
        self.observed = codes("fact_observed")
