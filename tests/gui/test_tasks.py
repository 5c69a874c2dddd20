"""Work beside the window: it ends done, failed or cancelled, and the window hears of it in its own thread."""

from threading import Event, current_thread, main_thread

import pytest

from dialogue_app.errors import Problem
from dialogue_app.gui.tasks import Cancelled, InlineRunner, Job, ThreadRunner
from dialogue_app.gui.widgets.status_line import JobLine

ENDS = ("done", "failed", "cancelled")


@pytest.fixture
def threads(qapp):
    runner = ThreadRunner()
    yield runner
    runner.close()


def heard(job):
    """Return the list in which the ends of a job are written down."""
    told = []
    for end in ENDS:
        getattr(job, end).connect(lambda *values, name=end: told.append((name, *values)))
    return told


def stop_midway(progress):
    progress.stop()
    progress.say(0.5)


def fail(_progress):
    raise Problem("dialogue-unknown", dialogue="x")


@pytest.mark.parametrize(
    ("work", "end"), [(lambda _: 42, "done"), (fail, "failed"), (stop_midway, "cancelled")], ids=ENDS
)
def test_work_has_exactly_one_end(qapp, work, end):
    job = Job(work)
    told = heard(job)
    InlineRunner().start(job)
    assert [name for name, *_ in told] == [end]
    assert not job.running


def test_a_result_that_comes_after_cancelling_is_thrown_away(qapp):
    job = Job(lambda _: "late")
    told = heard(job)
    job.cancel()
    InlineRunner().start(job)
    assert told == [("cancelled",)]


def test_progress_is_told_on_the_way(qapp):
    job, shares = Job(lambda progress: [progress.say(share) for share in (0.25, 1.0)]), []
    job.progress.connect(shares.append)
    InlineRunner().start(job)
    assert shares == [0.25, 1.0]


def test_work_in_a_thread_reports_in_the_thread_of_the_window(qtbot, threads):
    job, reported_in = Job(lambda _: current_thread()), []
    job.done.connect(lambda _: reported_in.append(current_thread()))
    with qtbot.waitSignal(job.done) as seen:
        threads.start(job)
    assert seen.args[0] is not main_thread()
    assert reported_in == [main_thread()]


def test_work_in_a_thread_can_be_cancelled(qtbot, threads):
    begun, go_on = Event(), Event()

    def work(progress):
        begun.set()
        go_on.wait(5)
        progress.say(0.5)

    job = Job(work)
    with qtbot.waitSignal(job.cancelled):
        threads.start(job)
        assert begun.wait(5)
        job.cancel()
        go_on.set()


def test_closing_waits_for_work_under_way(qtbot, threads):
    ended = []

    def work(progress):
        while not progress.stopped:
            pass
        ended.append(True)
        raise Cancelled

    job = Job(work)
    threads.start(job)
    threads.close()
    assert ended in ([True], [])  # cancelled on the way, or before it began
    assert job.running  # nobody is told any more: the window is gone


def test_a_problem_of_the_work_is_said_in_the_window(sample):
    sample.start("Report", fail, lambda _: None)
    assert sample.messages.last.text == sample.texts("problem.dialogue-unknown", dialogue="x")


def test_long_work_shows_itself_with_a_way_to_cancel(window, session):
    job = Job(lambda _: None)
    line = JobLine(job, "Report", session, window.statusBar())
    line._appear()
    words, _bar, cancel = line.parts
    assert words.text() == "Report …"
    assert cancel.accessibleName() == "Cancel: Report"
    cancel.click()
    InlineRunner().start(job)
    assert session.messages.last.text == "Cancelled: Report"
