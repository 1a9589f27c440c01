// Decides what the question says in five languages: the words of the pasted snippet, which a test compares.

/** @typedef {import("./index.js").Texts} Texts */

/** @type {Record<string, Texts>} */
export const WORDS = {
  de: {
    button: "Chat öffnen",
    title: "Chat starten?",
    greeting: "",
    text: "Erst dann verbindet sich Ihr Browser mit dem Chat-Server von {organisation}. Im sessionStorage merkt er sich, bis Sie den Tab schließen, Ihren Zugang und dass der Chat offen ist. Vorher wird nichts geladen oder gespeichert.",
    confirm: "Chat öffnen",
    cancel: "Abbrechen",
    notice: "Datenschutzhinweis",
    imprint: "Impressum",
    frame: "Chat: {organisation}",
  },
  en: {
    button: "Open chat",
    title: "Start the chat?",
    greeting: "",
    text: "Only then does your browser connect to the chat server of {organisation}. Until you close the tab, it keeps a token for your visit and the fact that the chat is open in sessionStorage. Before that, nothing is loaded or stored.",
    confirm: "Open chat",
    cancel: "Cancel",
    notice: "Privacy notice",
    imprint: "Imprint",
    frame: "Chat: {organisation}",
  },
  pl: {
    button: "Otwórz czat",
    title: "Rozpocząć czat?",
    greeting: "",
    text: "Dopiero wtedy przeglądarka połączy się z serwerem czatu: {organisation}. Do zamknięcia karty przechowa w sessionStorage token wizyty i informację, że czat jest otwarty. Wcześniej nic nie jest wczytywane ani zapisywane.",
    confirm: "Otwórz czat",
    cancel: "Anuluj",
    notice: "Informacja o prywatności",
    imprint: "Dane firmy",
    frame: "Czat: {organisation}",
  },
  ru: {
    button: "Открыть чат",
    title: "Начать чат?",
    greeting: "",
    text: "Только тогда браузер соединится с сервером чата {organisation}. До закрытия вкладки в sessionStorage хранятся токен визита и отметка, что чат открыт. До этого ничего не загружается и не хранится.",
    confirm: "Открыть чат",
    cancel: "Отмена",
    notice: "О ваших данных",
    imprint: "Об организации",
    frame: "Чат: {organisation}",
  },
  tr: {
    button: "Sohbeti aç",
    title: "Sohbet başlasın mı?",
    greeting: "",
    text: "Tarayıcınız {organisation} sohbet sunucusuna ancak o zaman bağlanır. Sekme kapanana kadar sessionStorage içinde ziyaret belirtecinizi ve sohbetin açık olduğunu saklar. Öncesinde hiçbir şey yüklenmez ve saklanmaz.",
    confirm: "Sohbeti aç",
    cancel: "Vazgeç",
    notice: "Aydınlatma metni",
    imprint: "Künye",
    frame: "Sohbet: {organisation}",
  },
};
