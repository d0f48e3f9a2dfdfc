"""Where the learner is and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.cli.session import Session, shown_path

if TYPE_CHECKING:
    from rich.console import Console


def show_where_you_are(session: Session) -> None:
    """Counts a track, and the command to go on with; without a workspace, how to begin."""
    items = session.course()
    workspace = session.workspace
    following = session.next() if workspace else None

    def raw() -> object:
        return {
            "workspace": str(workspace.folder) if workspace else None,
            "exercises": len(items),
            "done": sum(item.state == "done" for item in items),
            "tried": sum(item.state == "tried" for item in items),
            "next": following,
        }

    def draw(console: Console) -> None:
        from grader.reports.listing import show_status

        if workspace is None:
            console.print(f"Query Dojo: {len(items)} exercises to practise SQL and MongoDB on.")
            console.print()
            console.print("You are not in a workspace yet. To begin, in a folder of your own:")
            console.print("  dojo init    makes it the place of your answers and your progress")
            console.print("  dojo         then says what is next")
            console.print()
            console.print("To look around first: dojo list, dojo show ID, dojo schema shop")
            return
        show_status(items, console)
        console.print()
        if following is None:
            console.print("All done. `dojo list` names them all; `dojo reset ID` begins one anew.")
            return
        title = next(item.title for item in items if item.id == following)
        console.print(f"Next: {following}  {title}")
        console.print(f"  {'dojo show':14} what is asked")
        console.print(f"  {'dojo watch':14} grades {_answer(session, following)} on every save")
        console.print(f"  {'dojo check':14} grades it once")
        console.print(f"  {'dojo hint':14} a nudge")

    session.show(raw, draw)


def _answer(session: Session, identifier: str) -> str:
    return shown_path(session.needed_workspace().answer_path(identifier))
