"""A cluster of two worker processes on this machine, set up as a larger one is: by Spark's own files."""

import os
import shutil
import sys
from pathlib import Path

import pytest

MASTER = "local-cluster[2,1,1024]"
"""Two workers, each its own process with one core and 1,024 MB."""

DEFAULTS = """
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.ui.enabled false
spark.sql.shuffle.partitions 4
spark.sql.warehouse.dir {folder}/warehouse
spark.local.dir {folder}/local
"""
LOGGING = """
rootLogger.level = fatal
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %m%n
"""


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    """The Spark session that the engine makes of the settings; everything it leaves on disk goes with it."""
    pyspark = pytest.importorskip("pyspark")
    folder = tmp_path_factory.mktemp("spark")
    (folder / "spark-defaults.conf").write_text(DEFAULTS.format(folder=folder), encoding="utf-8")
    (folder / "log4j2.properties").write_text(LOGGING, encoding="utf-8")
    work = Path(pyspark.__file__).parent / "work"  # where workers write, whatever they are told
    before = set(work.iterdir()) if work.exists() else set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_CONF_DIR", str(folder))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("ANSWERABLE_SPARK_MASTER", MASTER)
        patch.chdir(folder)
        from answerable.measuring.engine import connect

        session = connect("spark")._session
        yield session
        session.stop()
    for left in set(work.iterdir()) - before if work.exists() else ():
        shutil.rmtree(left, ignore_errors=True)
    if work.exists() and not os.listdir(work):
        work.rmdir()


def pytest_collection_modifyitems(items):
    """Spark and Ibis warn of what each other's next versions will change; py4j leaves its sockets to the end."""
    quiet = (
        "ignore:PySpark does not yet fully support pandas:FutureWarning",
        "ignore:The copy keyword is deprecated",
        "ignore:The 'future.infer_string' option",
        "ignore:unclosed:ResourceWarning",
        "ignore::pytest.PytestUnraisableExceptionWarning",
    )
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            for words in quiet:
                item.add_marker(pytest.mark.filterwarnings(words))
