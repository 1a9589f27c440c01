problem-period-refused-title = This period is not allowed
problem-period-refused-detail = Choose a period between the shortest and the longest that are named. Nothing was changed.
