"""`huiyao batch`: archives, in bulk, on one machine or many.

sources   what there is to read, one document after the other
work      what a worker does with a chunk of documents
engines   where the workers are: this process, a pool of processes, a Dask cluster
journal   what is done, on disk, so that a run can be taken up again
tables    Parquet tables made of the finished reports
command   the run itself, its progress and its summary
"""
