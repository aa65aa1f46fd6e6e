"""The pages of officers about dossiers, each with its states.

A key is the endpoint that draws the page, and after a dash the state it is in.
"""

import town as places

DESK = {
    "desk.inbox": lambda town: town.open("bao", "/hop-viec"),
    "desk.inbox - filtered": lambda town: town.open("bao", "/hop-viec?q=hong&light=in_time&channel=online"),
    "desk.inbox - empty": lambda town: town.open("thinh", "/hop-viec"),
    "desk.intake": lambda town: town.open("bao", "/tiep-nhan"),
    "desk.returns": lambda town: town.open("bao", "/tra-ket-qua"),
    "desk.search": lambda town: town.open("bao", "/tim-ho-so?q=hong"),
    "desk.statistics": lambda town: town.open("thinh", "/thong-ke?period=2026"),
    "desk.statistics - by unit": lambda town: town.open("nam", "/thong-ke?period=2026&by=unit"),
    "desk.statistics - empty": lambda town: town.open("thinh", "/thong-ke?period=2025"),
    "desk.statistics - not a day": lambda town: town.open("thinh", "/thong-ke?day_from=99"),
    "desk.counted": lambda town: town.open("thinh", "/thong-ke/ho-so?cell=new_online&period=2026"),
    "desk.counted - empty": lambda town: town.open("thinh", "/thong-ke/ho-so?cell=stopped&period=2025"),
    "desk.task - intake": lambda town: town.open("bao", town.task(town.new, "intake__check")),
    "desk.task": lambda town: town.open("ha", town.task(town.appraised, "appraise")),
    "desk.complete - errors": places.task_errors,
    "desk.complete - conflict": places.conflict,
    "desk.dossier": lambda town: town.open("ha", f"/xu-ly/{town.waiting}"),
    "desk.papers": lambda town: town.open("ha", f"/xu-ly/{town.waiting}/giay-to"),
    "desk.journal": lambda town: town.open("ha", f"/xu-ly/{town.waiting}/dien-bien"),
    "desk.slips": lambda town: town.open("ha", f"/xu-ly/{town.waiting}/phieu"),
    "desk.clocks": lambda town: town.open("ha", f"/xu-ly/{town.waiting}/dong-ho"),
    "desk.clocks - intake": lambda town: town.open("bao", f"/xu-ly/{town.new}/dong-ho"),
    "desk.diagram": lambda town: town.open("ha", f"/xu-ly/{town.waiting}/so-do"),
    "error - not found at the desk": lambda town: town.open("nam", "/quan-tri/khong-co"),
}
