"""Real clusters of one machine: Dask's own, and a local Spark session. Absent, the tests say so and are skipped."""

import os
import shutil
import sys
from pathlib import Path

import pytest

SOURCE = str(Path(__file__).parents[2] / "src")


@pytest.fixture(scope="session")
def dask_client():
    """A cluster of two worker processes."""
    reason = 'Dask is not installed: pip install "egovplan[cluster]"'
    pytest.importorskip("dask.dataframe", reason=reason, exc_type=ImportError)
    distributed = pytest.importorskip("distributed", reason=reason)
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.fixture(scope="session")
def spark():
    """A local session of two threads; Python workers find the package where this process does."""
    sql = pytest.importorskip("pyspark.sql", reason='PySpark is not installed: pip install "egovplan[cluster]"')
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java, which is not installed")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [SOURCE, os.environ.get("PYTHONPATH")]))
    session = (
        sql.SparkSession.builder.master("local[2]")
        .appName("egovplan-tests")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
