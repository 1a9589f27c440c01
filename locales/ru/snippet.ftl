## The two-click snippet: before the second click nothing is loaded and nothing is stored

snippet-button = Открыть чат
snippet-title = Начать чат?
snippet-text = Только тогда браузер соединится с сервером чата { $organisation }. До закрытия вкладки в sessionStorage хранятся токен визита и отметка, что чат открыт. До этого ничего не загружается и не хранится.
snippet-confirm = Открыть чат
snippet-cancel = Отмена
snippet-notice = О ваших данных
snippet-imprint = Об организации
snippet-frame = Чат: { $organisation }
snippet-preview-title = Так это выглядит на странице
snippet-preview-lead = Это пример страницы с настоящим фрагментом кода. Два нажатия здесь действительно откроют чат.
