## The two-click snippet: before the second click nothing is loaded and nothing is stored

snippet-button = Open chat
snippet-title = Start the chat?
snippet-text = Only when you agree does your browser connect to the chat server of { $organisation }. It then keeps two things in sessionStorage until you close the tab: a token for your visit, and a flag that the chat is open. Until then nothing is loaded and nothing is stored.
snippet-confirm = Open chat
snippet-cancel = Cancel
snippet-close = Close chat
snippet-notice = Privacy notice
snippet-imprint = Imprint
snippet-frame = Chat window of { $organisation }
