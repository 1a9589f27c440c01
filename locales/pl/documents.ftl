## Stałe elementy dokumentów

document-missing = (do uzupełnienia)
document-not-advice = To nie jest porada prawna. Sporządzono w Parlour na podstawie obowiązujących ustawień.
document-controller = Administrator
document-processor = Podmiot przetwarzający
document-signed-by = Podpis złożył(a)
document-signed-role = Funkcja
document-signed-at = Data, godzina
document-signed-method = Sposób potwierdzenia
document-signed-proof = Dowód w rejestrze
