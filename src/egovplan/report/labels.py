"""The words of the page itself."""

from __future__ import annotations

from egovplan.formatting.catalogues import catalogue

__all__ = ["labels"]


def labels(locale: str) -> dict[str, str]:
    """Every heading and caption of the page, by the name that the template has for it."""
    gettext = catalogue(locale).gettext
    return {
        "report": gettext("Report on a plan"),
        "glance": gettext("At a glance"),
        "indicators": gettext("Indicators over time"),
        "indicators_lead": gettext(
            "What the plan expects of each indicator, and what was measured. A year stands at its end."
        ),
        "no_indicators": gettext("The plan follows no indicator over time: none has values for two dates."),
        "other_targets": gettext("Other targets and values"),
        "no_goal": gettext("No goal named"),
        "steps": gettext("Steps without a number"),
        "projects": gettext("Projects and tasks"),
        "budget": gettext("Budget"),
        "no_budget": gettext("The plan names no money."),
        "by_source": gettext("By source"),
        "by_agency": gettext("By leading body"),
        "apart": gettext("Not added"),
        "apart_lead": gettext("These amounts are in no sum. One without a printed unit is never guessed."),
        "disagreeing": gettext("The parts of these projects do not make up their cost; the parts were added:"),
        "in_text": gettext("Money named in the text"),
        "in_text_lead": gettext(
            "Amounts in sentences of the plan. They may say again what a table says, so they are in no sum."
        ),
        "total": gettext("Total"),
        "attainment": gettext("Attainment"),
        "unassessed": gettext("Not assessed"),
        "by_goal": gettext("By goal"),
        "unmatched": gettext("Measured values of these names were not used; the plan does not know them:"),
        "findings": gettext("Findings"),
        "no_findings": gettext("Nothing was noticed."),
        "see_also": gettext("see also"),
        "whole_document": gettext("whole document"),
        "coverage": gettext("Coverage"),
        "coverage_lead": gettext("How much of the document was read, set aside by a rule, or claimed by its section."),
        "lines_covered": gettext("Lines accounted for"),
        "numbers_covered": gettext("Numbers accounted for"),
        "unread": gettext("Numbers that nothing read"),
        "unclaimed": gettext("Lines that nothing claims"),
        "more": gettext("and {count} more"),
        "line": gettext("line {number}"),
        "column_line": gettext("Line"),
        "column_when": gettext("When"),
        "column_value": gettext("Value"),
        "column_kind": gettext("Kind"),
        "column_planned": gettext("Plan"),
        "column_measured": gettext("Measured"),
        "column_quote": gettext("Words of the plan"),
        "column_what": gettext("What"),
        "column_source": gettext("Source of money"),
        "column_agency": gettext("Leading body"),
        "column_amount": gettext("Amount"),
        "column_share": gettext("Share"),
        "column_count": gettext("Amounts"),
        "column_reason": gettext("Reason"),
        "column_printed": gettext("As printed"),
        "column_for": gettext("What for"),
        "column_number": gettext("No."),
        "column_name": gettext("Name"),
        "column_lead": gettext("Led by"),
        "column_cost": gettext("Cost"),
        "column_indicator": gettext("Indicator"),
        "column_status": gettext("Status"),
        "column_mark": gettext("Mark"),
        "column_baseline": gettext("Baseline"),
        "column_latest": gettext("Latest"),
        "column_target": gettext("Target"),
        "column_goal": gettext("Goal"),
        "column_coverage": gettext("Assessed"),
        "column_number_printed": gettext("Number"),
        "column_words": gettext("Words around it"),
        "made_with": gettext("Made with egovplan {version}. The words of the plan are those of its document."),
    }
