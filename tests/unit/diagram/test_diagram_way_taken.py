"""The flows, gateways and events between the nodes a dossier has visited."""

from pathlib import Path

from processes.engine.diagram import picture, way_taken

DRAWN = picture((Path(__file__).parents[3] / "bpmn_models" / "procedures" / "1.001612.bpmn").read_bytes())
APPRAISED = ["start", "intake__check", "transfer", "appraise"]


def test_the_gateways_between_two_tasks_and_the_flows_around_them() -> None:
    way = way_taken(DRAWN, APPRAISED)
    assert way == {"to_intake", "to_taken_in", "taken_in", "if_accepted", "to_appraise"}


def test_a_way_back_is_not_taken_because_both_its_ends_were() -> None:
    way = way_taken(DRAWN, [*APPRAISED, "approval__approve", "issue__issue_result"])
    assert {"eligible", "if_eligible", "agreed", "if_agreed"} <= way
    assert not {"if_sent_back", "if_not_yet", "if_stopped"} & way


def test_a_round_of_supplement_marks_the_way_there_and_back() -> None:
    way = way_taken(DRAWN, [*APPRAISED, "supplement__send", "supplement__supply", "appraise"])
    assert {"if_not_yet", "to_supplied", "supplied", "if_supplied"} <= way
    assert not {"if_eligible", "if_stopped", "stopped"} & way


def test_the_end_counts_once_the_run_has_ended() -> None:
    refused = ["start", "intake__check"]
    assert "refused" not in way_taken(DRAWN, refused)
    assert {"taken_in", "if_refused", "refused"} <= way_taken(DRAWN, refused, ended=True)


def test_unknown_nodes_are_passed_over() -> None:
    assert way_taken(DRAWN, ["start", "nobody", "intake__check"]) == way_taken(DRAWN, ["start", "intake"])
    assert way_taken(DRAWN, []) == frozenset()
