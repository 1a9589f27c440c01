problem-period-refused-title = Ten okres jest niedozwolony
problem-period-refused-detail = Należy wybrać okres między najkrótszym a najdłuższym z podanych. Nic nie zostało zmienione.
