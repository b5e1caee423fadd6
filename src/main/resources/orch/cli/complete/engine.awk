# Finds the candidates for the last word of a command line. It has no apostrophe, because it stands between apostrophes.
#
# ARGV: 1 the form of the answer: bash, fish or zsh; 2 the table of commands; 3 the project file, which may not exist;
# then the words after "orch" as the shell sees them.
# For bash: 4 the command line up to the cursor; 5 the part of it that is replaced; 6 the kind of completion; 7 the columns of the terminal.
#
# When the names should be renewed, the answer begins with a line of words, each after a tab: see renew.sh.
# The rest of the answer is a line for each candidate, with a tab and its description (for zsh, with what is shown of it), and then a line ":N" with the directive in the protocol of cobra, a tab, and the part of the
# word that the candidates leave out. For bash, the candidates are quoted, and cut where its word begins; after ":N" come the open quote,
# the text to put before the name of a file, the beginning of that name that is not replaced, and the name so far.
BEGIN {
  # More candidates make every shell slow, and nobody reads so many.
  most = 500
  if (ARGV[1] == "bash") { read_line(ARGV[4]) } else { for (i = 4; i < ARGC; i++) word[++words] = ARGV[i] }
  current = word[words--]
  rows = split(ARGV[2], row, "\n")
  directive = 4
  if (redirected) directive = 0
  else { walk(); find() }
  answer()
  exit
}

# Splits the line of bash into words without quotes, and forgets redirections. The quote that is open at its end stays in "open".
function read_line(line,   at, c, text, started, skip, first) {
  first = 1
  line = line "\n"
  for (at = 1; at <= length(line); at++) {
    c = substr(line, at, 1)
    if (at == length(line)) {
      redirected = skip
      word[++words] = text
    } else if (open == "" && c == "\\") { text = text substr(line, ++at, 1); started = 1 }
    else if (open == "\"" && c == "\\" && index("\"\\$`", substr(line, at + 1, 1)) > 0) { text = text substr(line, ++at, 1) }
    else if (open == c) { open = "" }
    else if (open == "" && (c == "\"" || c == "\047")) { open = c; started = 1 }
    else if (open == "" && (c == " " || c == "\t")) {
      if (started && skip) skip = 0
      else if (started && ! first) word[++words] = text
      if (started) first = 0
      text = ""; started = 0
    } else if (open == "" && (c == "<" || c == ">")) {
      if (started && text !~ /^[0-9]+$/) word[++words] = text
      text = ""; started = 0; skip = 1
      while (index("<>&|", substr(line, at + 1, 1)) > 0) at++
    } else { text = text c; started = 1 }
  }
}

# Finds the command, its options and the value that the current word is of.
function walk(   i, w, name) {
  path = ""
  for (i = 1; i <= words; i++) {
    w = word[i]
    if (pending) { set(pending, w); pending = 0 }
    else if (ended || w !~ /^-./) positional(w)
    else if (w == "--") ended = 1
    else if (index(w, "=") > 1) { name = option(substr(w, 1, index(w, "=") - 1)); set(name, substr(w, index(w, "=") + 1)) }
    else if (option(w)) given(option(w))
    else if (w !~ /^--/) cluster(substr(w, 2))
  }
}

# A command below the current one, or an argument.
function positional(w,   i, f) {
  if (! ended && ! arguments)
    for (i = 1; i <= rows; i++)
      if (index(row[i], "C\t" path "\t" w "\t") == 1 || index(row[i], "A\t" path "\t" w "\t") == 1) {
        split(row[i], f, "\t")
        path = (path == "" ? "" : path " ") (f[1] == "A" ? f[4] : w)
        return
      }
  argument[++arguments] = w
}

# Switches in one word, and an option with its value in the same word.
function cluster(letters,   i, o) {
  for (i = 1; i <= length(letters); i++) {
    o = option("-" substr(letters, i, 1))
    if (! o) return
    if (value[o] != "" && i < length(letters)) { set(o, substr(letters, i + 1)); return }
    given(o)
  }
}

function given(o) {
  used[o] = 1
  if (value[o] != "") pending = o
}

function set(o, text) {
  used[o] = 1
  last[o] = text
}

# The row of an option of this command, or of every command; 0 when there is none.
function option(name,   i, f) {
  for (i = 1; i <= rows; i++) {
    if (substr(row[i], 1, 2) == "O\t" && index(row[i], name) > 0) {
      split(row[i], f, "\t")
      if ((f[2] == path || f[2] == "*") && index(" " f[3] " ", " " name " ") > 0) { value[i] = f[4]; return i }
    }
  }
  return 0
}

function find(   o, at) {
  at = index(current, "=")
  if (pending) values(value[pending], current)
  else if (! ended && current ~ /^-/ && at > 1) {
    o = option(substr(current, 1, at - 1))
    head = substr(current, 1, at)
    if (o && value[o] != "") values(value[o], substr(current, at + 1))
  } else if (! ended && current ~ /^-[^-]./) {
    o = option(substr(current, 1, 2))
    if (o && value[o] != "") { stem = substr(current, 1, 2); values(value[o], substr(current, 3)) }
  } else if (! ended && current ~ /^-/) options()
  else if (! ended && ! arguments && commands(path)) return
  else argument_values()
}

function options(   i, f, n, names, k, o) {
  for (i = 1; i <= rows; i++) {
    if (substr(row[i], 1, 2) != "O\t") continue
    split(row[i], f, "\t")
    if ((f[2] != path && f[2] != "*") || index(f[5], "h") > 0 || (used[i] && index(f[5], "r") == 0)) continue
    n = split(f[3], names, " ")
    for (k = 1; k <= n; k++) offer(names[k], f[6], current)
  }
}

# Offers the commands below a command; says whether there are any.
function commands(at,   i, f, any) {
  for (i = 1; i <= rows; i++)
    if (index(row[i], "C\t" at "\t") == 1) {
      split(row[i], f, "\t")
      any = 1
      offer(f[3], f[4], current)
    }
  return any
}

function argument_values(   i, f) {
  for (i = 1; i <= rows; i++)
    if (index(row[i], "P\t" path "\t") == 1) {
      split(row[i], f, "\t")
      if (f[4] == "*" || ! arguments) { fresh = 1; values(f[3], current) }
      return
    }
}

# Offers the values of the sources in a cell of the table.
function values(cell, text,   source, n, i) {
  n = split(cell, source, " ")
  for (i = 1; i <= n; i++) {
    ordered = 1
    if (source[i] == "file") directive = 0
    else if (source[i] == "dir") directive = 16
    else if (source[i] == "configuration") configurations(text)
    else if (source[i] == "operation") operations(text)
    else if (source[i] == "store") stores(text)
    else if (source[i] == "store-id") store_ids(text)
    else if (source[i] == "profile") offer_profiles(text)
    else if (source[i] == "commands") command_words()
    else if (source[i] == "fields") list("fields " path, text)
    else if (source[i] == "reports") set_words("reports " path, text, "")
    else if (source[i] == "filter") set_words("fields " path, text, "=")
    else if (source[i] ~ /^list:/) list(substr(source[i], 6), text)
    else if (source[i] ~ /^words:/) set_words(substr(source[i], 7), text, "")
  }
}

function set_words(name, text, tail,   i, f) {
  for (i = 1; i <= rows; i++)
    if (index(row[i], "W\t" name "\t") == 1) {
      split(row[i], f, "\t")
      if (f[3] tail ~ /[=:]$/ && substr(f[3] tail, 1, length(text)) == text) glued = 1
      offer(f[3] tail, f[4], text)
    }
}

# Words with commas between them: offers those that are not there yet.
function list(name, text,   before, at, i, f) {
  glued = 1
  at = length(text)
  while (at > 0 && substr(text, at, 1) != ",") at--
  before = substr(text, 1, at)
  for (i = 1; i <= rows; i++)
    if (index(row[i], "W\t" name "\t") == 1) {
      split(row[i], f, "\t")
      if (index("," before, "," f[3] ",") == 0) offer(before f[3], f[4], text)
    }
}

# The words that name a command, for "orch help".
function command_words(   i, at) {
  for (i = 1; i <= arguments; i++) at = (at == "" ? "" : at " ") argument[i]
  fresh = 0
  commands(at)
  if (arguments) return
  set_words("topic", current, "")
}

# There may be ten thousand, so each costs no more than it must.
function configurations(text,   i, k, size, hits, hit) {
  read_names()
  size = length(text)
  for (i = 1; i <= known; i++) {
    k = title[i]
    if (substr(k, 1, size) == text && ! (any_gone && i in gone)) { hit[++hits] = i; count[k]++ }
  }
  for (i = 1; i <= hits && hopeful(); i++) {
    k = title[hit[i]]
    # This one would change nothing.
    if (cut && substr(k, 1, shared) == beginning) continue
    if (count[k] == 1) offer(k, id[hit[i]], text)
  }
  for (i = 1; i <= known && hopeful(); i++)
    if (substr(id[i], 1, size) == text && ! (any_gone && i in gone)) offer(id[i], title[i], text)
}

# Whether another candidate could still change the answer.
function hopeful() {
  return found < most || ! cut || shared > 0
}

function operations(text,   i) {
  read_names()
  for (i = started; i > 0 && i > started - 20; i--) offer(operation[i], about[i], text)
}

function stores(text,   i) {
  read_names()
  for (i = 1; i <= shelves; i++) offer(store_name[i], store[i], text)
}

function store_ids(text,   i) {
  read_names()
  for (i = 1; i <= shelves; i++) offer(store[i], store_name[i], text)
}

# Reads the names that earlier commands have seen. A later line about an id replaces an earlier one.
function read_names(   file, separator) {
  if (account != "") return
  file = names_file()
  if (file == "") return
  separator = FS
  FS = "\t"
  while ((getline < file) > 0) {
    if (NF != 3) continue
    if ($1 == "configuration") {
      if (! ($2 in place)) { place[$2] = ++known; id[known] = $2 }
      title[place[$2]] = $3
    } else if ($1 == "gone") {
      if ($2 in place) { gone[place[$2]]; any_gone = 1; delete place[$2] }
    }
    else if ($1 == "operation") { operation[++started] = $2; about[started] = $3 }
    else if ($1 == "store") {
      if (! ($2 in shelf)) { shelf[$2] = ++shelves; store[shelves] = $2 }
      store_name[shelf[$2]] = $3
    }
    else if ($1 == "no-stores") { shelves = 0; split("", shelf) }
  }
  close(file)
  FS = separator
  if (may_call()) renew_when_due()
}

# Whether a command in the background may call the service for this account. It must never make a dialog of a keychain appear, or run a program that asks.
function may_call() {
  if (is_set("ORCH_NO_RENEWAL") || is_set("CI") || is_set("AI_AGENT") || is_set("AGENT") || is_set("CLAUDECODE")) return 0
  if (is_set("CURSOR_AGENT") || is_set("CODEX_SANDBOX") || is_set("GEMINI_CLI")) return 0
  if (profile == "" || profile == "environment") return twilio("API_SECRET") twilio("AUTH_TOKEN") != ""
  return is_secret_in_file(profile)
}

function is_set(variable) {
  return ENVIRON[variable] != "" && ENVIRON[variable] != "0" && tolower(ENVIRON[variable]) != "false"
}

# Puts the line for renew.sh before the answer when the stamp of the account says so. It holds the time of the next renewal, and how many have failed since the last one that did not.
function renew_when_due(   stamps, line, f, now, where) {
  stamps = home("XDG_CACHE_HOME", "/.cache") "/orch/renewals"
  if ((getline line < (stamps "/" account)) > 0) split(line, f, " ")
  close(stamps "/" account)
  now = seconds()
  # A stamp from far in the future is from a clock that was wrong.
  if (now == 0 || (f[1] > now && f[1] <= now + 86400)) return
  where = on_line("-p") on_line("--base-url") on_line("--region") on_line("--edge") on_line("--ca-bundle")
  if (where stamps ~ /\n/) return
  print "\t" stamps "\t" account "\t" (now + pause(f[2])) " " (f[2] + 1) where
}

# Ten minutes, twice as many after every failure, at most a day.
function pause(failures,   wait) {
  for (wait = 600; failures > 0 && wait < 86400; failures--) wait *= 2
  return wait < 86400 ? wait : 86400
}

# The seconds since 1970; 0 where they are not known. An awk seeds its random numbers with them, and tells the seed.
function seconds(   now) {
  srand()
  now = srand()
  return now ~ /^[0-9]+$/ ? now + 0 : 0
}

# An option of the line with its value, each after a tab.
function on_line(name,   o) {
  o = option(name)
  return o && last[o] != "" && last[o] !~ /\t/ ? "\t" name "\t" last[o] : ""
}

# The file of the account that orch would use here; nothing when it would use none.
function names_file(   where, sid) {
  where = chosen("--base-url", "ORCH_BASE_URL")
  if (where == "") where = chosen("--region", "ORCH_REGION")
  profile = chosen("-p", "ORCH_PROFILE")
  if (profile == "") profile = setting(ARGV[3], "profile")
  if (profile == "" && twilio("ACCOUNT_SID") twilio("API_KEY") twilio("API_SECRET") twilio("AUTH_TOKEN") == "")
    profile = setting(settings(), "active")
  if (profile == "" || profile == "environment") {
    sid = twilio("ACCOUNT_SID") == "" ? twilio("API_KEY") : twilio("ACCOUNT_SID")
    if (sid == "") return ""
    if (where == "") where = twilio("REGION")
    sid = "account-" sid
  } else sid = "profile-" profile
  if (where != "") sid = sid "@" where
  gsub(/[^A-Za-z0-9._@-]/, "_", sid)
  account = sid
  return home("XDG_CACHE_HOME", "/.cache") "/orch/names/" sid
}

# The value of an option on the line, else of its variable.
function chosen(name, variable,   o) {
  o = option(name)
  return o && last[o] != "" ? last[o] : ENVIRON[variable]
}

function twilio(name,   text) {
  text = ENVIRON["TWILIO_" name]
  gsub(/^[ \t\r\n]+|[ \t\r\n]+$/, "", text)
  return text
}

function home(variable, otherwise) {
  return ENVIRON[variable] ~ /^\// ? ENVIRON[variable] : ENVIRON["HOME"] otherwise
}

function settings() {
  return home("XDG_CONFIG_HOME", "/.config") "/orch/config.yaml"
}

# A value at the top of a YAML file.
function setting(file, key,   line, found) {
  if (file == "") return ""
  while ((getline line < file) > 0) if (index(line, key ":") == 1) found = plain(substr(line, length(key) + 2))
  close(file)
  return found
}

# A YAML scalar without its quotes and its comment.
function plain(text) {
  gsub(/^[ \t]+|[ \t\r]+$/, "", text)
  if (text ~ /^"[^"]*"/ || text ~ /^\047[^\047]*\047/) return substr(text, 2, index(substr(text, 2), substr(text, 1, 1)) - 1)
  sub(/[ \t]*#.*/, "", text)
  return text
}

# Reads the profiles, the keys one step below "profiles", with their accounts and the places of their secrets.
function read_profiles(   file, line, inside, step) {
  if (profiles) return
  file = settings()
  while ((getline line < file) > 0) {
    if (line ~ /^[^ #]/) inside = line ~ /^profiles:/
    else if (inside && line ~ /^ +[^ #]/) {
      match(line, /^ +/)
      if (! step) step = RLENGTH
      line = substr(line, RLENGTH + 1)
      if (RLENGTH == step) { named[++profiles] = plain(substr(line, 1, index(line, ":") - 1)); sids[profiles] = ""; store[profiles] = "file" }
      else if (index(line, "accountSid:") == 1) sids[profiles] = plain(substr(line, 12))
      else if (index(line, "store:") == 1 && plain(substr(line, 7)) != "file") store[profiles] = "elsewhere"
      else if (index(line, "credential_process:") == 1) store[profiles] = "elsewhere"
    }
  }
  close(file)
}

function offer_profiles(text,   i) {
  read_profiles()
  for (i = 1; i <= profiles; i++) offer(named[i], sids[i], text)
}

function is_secret_in_file(wanted,   i) {
  read_profiles()
  for (i = 1; i <= profiles; i++) if (named[i] == wanted) return store[i] == "file"
  return 0
}

# Takes a candidate if it begins with the text, is not there yet and could be typed.
function offer(text, description, begin,   i) {
  if (stem != "") { text = stem text; begin = stem begin }
  if (substr(text, 1, length(begin)) != begin || text == "" || text in taken) return
  if (fresh) {
    if (! ended && substr(text, 1, 1) == "-") return
    for (i = 1; i <= arguments; i++) if (argument[i] == text) return
  }
  if (found >= most) { beyond(text, description); return }
  taken[text]
  candidate[++found] = text
  described[found] = description
}

# When there are more candidates, one of the others stands for them: the one that shares least with those that are offered, so that the shell does not take a longer beginning for the common one.
function beyond(text, description,   i) {
  if (! cut) {
    cut = 1
    shared = length(candidate[1])
    for (i = 2; i <= found; i++) shared = common(candidate[i], shared)
  }
  i = common(text, shared)
  if (i < shared) { shared = i; candidate[most + 1] = text; described[most + 1] = description }
  # Without the part before the value.
  beginning = substr(candidate[1], length(stem) + 1, shared - length(stem))
}

# The length of the beginning that a text shares with the first candidate, at most this.
function common(text, length_so_far) {
  while (substr(text, 1, length_so_far) != substr(candidate[1], 1, length_so_far)) length_so_far--
  return length_so_far
}

function answer(   i, width, any) {
  if (glued && found) directive += 2
  if (ordered && found) directive += 32
  if (found == most && (most + 1) in candidate) found++
  if (ARGV[1] == "bash") { answer_bash(); return }
  for (i = 1; i <= found; i++) {
    if (characters(candidate[i]) > width) width = characters(candidate[i])
    if (described[i] != "") any = 1
  }
  for (i = 1; i <= found; i++)
    if (ARGV[1] == "zsh") print candidate[i] "\t" (any ? aligned(candidate[i], width) described[i] : candidate[i])
    else print head candidate[i] (described[i] == "" ? "" : "\t" described[i])
  print ":" directive "\t" head
}

# For shells that show what they are given.
function aligned(text, width) {
  return text sprintf("%" (width - characters(text) + 5) "s", "  -- ")
}

# Bash replaces the word only from the last character in COMP_WORDBREAKS on.
function answer_bash(   kept, end, rest, i) {
  kept = length(current) - length(unquoted(ARGV[5]))
  # A space after an open quote would be inside it. Bash does not close it where the word ends with one.
  end = open == "" ? " " : found == 1 ? open : ""
  for (i = 1; i <= found; i++) candidate[i] = quoted(substr(head candidate[i], kept + 1)) (glued ? "" : end)
  if (found > 1 && ARGV[6] ~ /^(33|63|64)$/) describe(ARGV[7] > 20 ? ARGV[7] : 80)
  for (i = 1; i <= found; i++) print candidate[i]
  rest = substr(current, length(head) + 1)
  print ":" directive "\t" open "\t" substr(head, kept + 1) "\t" substr(rest, 1, kept - length(head)) "\t" rest
}

# Bash shows candidates only, so in a list of several the descriptions are a part of them. It inserts no more than what the candidates share, which ends before.
function describe(columns,   i, width, size, room) {
  for (i = 1; i <= found; i++) {
    size = characters(candidate[i])
    if (described[i] != "" && size > width) width = size
  }
  for (i = 1; i <= found; i++) {
    if (described[i] == "") continue
    size = characters(candidate[i])
    room = columns - width - 5
    if (room > 10) candidate[i] = candidate[i] sprintf("%" (width - size + 1) "s", "") "(" shortened(described[i], room) ")"
  }
}

# In the C locale, a character of UTF-8 is a byte and those after it, which begin with the bits 10.
function characters(text) {
  gsub(/[\200-\277]/, "", text)
  return length(text)
}

function shortened(text, room,   size) {
  if (characters(text) <= room) return text
  for (size = length(text); size > 0 && characters(substr(text, 1, size)) > room - 3; size--) continue
  # The last character may have lost some of its bytes.
  text = substr(text, 1, size)
  sub(/[\300-\377][\200-\277]*$/, "", text)
  return text "..."
}

# The replaced part without its quotes.
function unquoted(text,   at, c, shown) {
  if (open != "" && substr(text, 1, 1) == open) text = substr(text, 2)
  for (at = 1; at <= length(text); at++) {
    c = substr(text, at, 1)
    if (c == "\\" && (open == "" || (open == "\"" && index("\"\\$`", substr(text, at + 1, 1)) > 0))) c = substr(text, ++at, 1)
    else if (open == "" && (c == "\"" || c == "\047")) c = ""
    shown = shown c
  }
  return shown
}

# The text as bash reads it inside the open quote, or outside of quotes.
function quoted(text) {
  if (open == "\047") gsub(/\047/, "\047\\\047\047", text)
  else if (open == "\"") gsub(/["\\$`]/, "\\\\&", text)
  else gsub(/[][ !"#$&\047()*;<>?\\^`{|}~]/, "\\\\&", text)
  return text
}
