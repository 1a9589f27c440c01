## The console's page of security events

console-security-title = Bezpieczeństwo
console-security-text = Nieudane logowania, osiągnięte limity i ostrzeżenia z ostatniej doby.
console-security-words = bezpieczeństwo atak hasło nieudane logowanie limit ostrzeżenie naruszenie przeciążenie
console-security-lead = Co serwer zauważył w ciągu doby. To same liczby: nie zapisujemy do nich adresów, urządzeń ani kont.
console-security-drafts = Co wymaga oceny
console-security-no-drafts = Serwer nie zauważył niczego, co wymagałoby oceny.
console-security-signal = Co zauważono
console-security-at = Kiedy
console-security-hours = Ostatnie 24 godziny
console-security-hours-lead = Liczymy tylko w pamięci operacyjnej; po ponownym uruchomieniu serwera liczenie zaczyna się od nowa.
console-security-quiet = W ciągu ostatnich 24 godzin nic nie zwróciło uwagi.
console-security-from = Godzina od
console-security-sign-ins = Błędne hasła lub kody
console-security-too-fast = Zbyt szybkie wywołania
console-security-arrivals = Odrzucone wizyty
console-security-work = Wizyty z obliczeniem
