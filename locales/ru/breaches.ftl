problem-breach-open-title = Ещё не всё сделано
problem-breach-open-detail = Случай можно закрыть, когда все уведомлены и реестр заполнен. Посмотрите, что ещё осталось.
