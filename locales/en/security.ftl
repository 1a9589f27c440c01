## The console's page of security events

console-security-title = Security
console-security-text = Failed sign-ins, limits that were reached and warnings of the last day.
console-security-words = security attack password failed sign-in limit warning breach overload
console-security-lead = What the server noticed within a day. These are numbers: no address, device or account is kept for them.
console-security-drafts = What somebody should judge
console-security-no-drafts = The server has noticed nothing that somebody would have to judge.
console-security-signal = What was noticed
console-security-at = When
console-security-hours = The last 24 hours
console-security-hours-lead = This is counted in memory only; when the server starts again, it is counted anew.
console-security-quiet = Nothing stood out in the last 24 hours.
console-security-from = Hour from
console-security-sign-ins = Wrong passwords or codes
console-security-too-fast = Calls that came too fast
console-security-arrivals = Visits turned away
console-security-work = Visits with a sum to work out
