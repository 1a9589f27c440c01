problem-period-refused-title = Diese Frist ist nicht zulässig
problem-period-refused-detail = Wählen Sie eine Frist zwischen der kürzesten und der längsten, die genannt sind. Es wurde nichts geändert.
