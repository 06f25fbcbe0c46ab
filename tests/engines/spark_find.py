#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`paperhop find` in Spark: as a pipe of an RDD of lines, and as a function of batches of a DataFrame.

  spark-submit --py-files paperhop_rows.py spark_find.py lines   IN OUT   # text files: IDs of each line
  spark-submit --py-files paperhop_rows.py spark_find.py records IN OUT   # a DataFrame with id and text: a row a paper

The program must be on every node ($PAPERHOP or PATH). Not run on a real Spark here: spark_test.py drives the same
functions as Spark does (one process a partition, elements as lines; batches of an iterator).
"""
import os
import sys

from paperhop_rows import Paperhop

SCHEMA = "id string, paper string, source string, offset long, error string"


def pipe_command(program=None):
    """For RDD.pipe(command, checkCode=True): a line out for each line in, and status 0 where nothing was found.
    An element must not hold a line feed: RDD.pipe would write it as two lines."""
    return f"{program or os.environ.get('PAPERHOP', 'paperhop')} find --per-line"


def find_in_batches(batches):
    """For DataFrame.mapInPandas: an iterator of frames with id and text in, frames of SCHEMA out. One process serves
    the whole iterator. A record with an error gives a row with `error`, one without papers gives none."""
    import pandas  # where Spark runs, not where this file is read

    with Paperhop() as paperhop:
        for batch in batches:
            records = ({"id": str(row["id"]), "text": row["text"]} for row in batch.to_dict("records"))
            yield pandas.DataFrame([found for row in paperhop.rows(records) for found in flat(row)],
                                   columns=[column.split()[0] for column in SCHEMA.split(", ")])


def flat(row):
    if row["err"]:
        yield {"id": row["id"], "error": row["err"]["code"]}
    for paper in row["ids"]:
        yield {"id": row["id"], "paper": paper["id"], "source": paper["source"], "offset": paper["offset"]}


def main(kind, source, out):
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("paperhop").getOrCreate()
    if kind == "lines":
        spark.sparkContext.textFile(source).pipe(pipe_command(), checkCode=True).saveAsTextFile(out)
    else:
        spark.read.parquet(source).select("id", "text").mapInPandas(find_in_batches, SCHEMA).write.parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
