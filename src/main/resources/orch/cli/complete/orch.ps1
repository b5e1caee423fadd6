# Completion of orch in PowerShell, made from its commands; "orch completion pwsh" prints it.
# To load it: add it to $PROFILE.
# It starts no orch: the commands are in this file, and names come from a file that orch keeps.

$global:OrchCompletionTable = @'
@TABLE@
'@

# Finds the candidates for a word, after the words before it; the same search as in the scripts of the other shells.
class OrchCompleter {
  [string[]] $Rows
  [string] $Path = ''
  [string[]] $Arguments = @()
  [hashtable] $Used = @{}
  [hashtable] $Values = @{}
  [string[]] $Pending = $null
  [bool] $Ended = $false
  [bool] $ForArgument = $false
  [string] $Head = ''
  [string] $Stem = ''
  [string] $Files = ''
  [System.Collections.Specialized.OrderedDictionary] $Found
  # More candidates make the shell slow, and nobody reads so many.
  [int] $Most = 500
  [string] $First = ''
  [int] $Shared = -1
  [string] $Beyond = ''
  [string] $BeyondDescription = ''

  OrchCompleter([string] $table) {
    $this.Rows = $table -split "`r?`n"
    $this.Found = [System.Collections.Specialized.OrderedDictionary]::new([System.StringComparer]::Ordinal)
  }

  [object[]] Cells([string] $start) {
    $cells = [System.Collections.Generic.List[object]]::new()
    foreach ($row in $this.Rows) {
      if ($row.StartsWith("$start`t", [System.StringComparison]::Ordinal)) { $cells.Add($row.Split("`t")) }
    }
    return $cells.ToArray()
  }

  [string[]] Option([string] $name) {
    foreach ($row in $this.Cells('O')) {
      if (($row[1] -ceq '*' -or $row[1] -ceq $this.Path) -and ($row[2].Split(' ') -ccontains $name)) { return $row }
    }
    return $null
  }

  [void] Give([string[]] $option) {
    $this.Used[$option[2]] = $true
    if ($option[3] -ne '') { $this.Pending = $option }
  }

  [void] Set([string[]] $option, [string] $value) {
    if ($null -ne $option) {
      $this.Used[$option[2]] = $true
      $this.Values[$option[2]] = $value
    }
  }

  [void] Take([string] $word) {
    $equals = $word.IndexOf('=')
    if ($null -ne $this.Pending) {
      $this.Set($this.Pending, $word)
      $this.Pending = $null
    } elseif ($this.Ended -or -not $word.StartsWith('-') -or $word.Length -eq 1) {
      $this.Argument($word)
    } elseif ($word -ceq '--') {
      $this.Ended = $true
    } elseif ($equals -gt 0) {
      $this.Set($this.Option($word.Substring(0, $equals)), $word.Substring($equals + 1))
    } elseif ($null -ne $this.Option($word)) {
      $this.Give($this.Option($word))
    } elseif (-not $word.StartsWith('--')) {
      $this.Cluster($word.Substring(1))
    }
  }

  [void] Cluster([string] $letters) {
    for ($i = 0; $i -lt $letters.Length; $i++) {
      $option = $this.Option('-' + $letters[$i])
      if ($null -eq $option) { return }
      if ($option[3] -ne '' -and $i + 1 -lt $letters.Length) {
        $this.Set($option, $letters.Substring($i + 1))
        return
      }
      $this.Give($option)
    }
  }

  [void] Argument([string] $word) {
    if (-not $this.Ended -and $this.Arguments.Count -eq 0) {
      foreach ($kind in 'C', 'A') {
        foreach ($row in $this.Cells("$kind`t$($this.Path)")) {
          if ($row[2] -ceq $word) {
            $name = if ($kind -eq 'A') { $row[3] } else { $word }
            $this.Path = "$($this.Path) $name".Trim()
            return
          }
        }
      }
    }
    $this.Arguments += $word
  }

  [void] Find([string] $word) {
    $equals = $word.IndexOf('=')
    $isOption = $word.StartsWith('-') -and -not $this.Ended
    if ($null -ne $this.Pending) {
      $this.Offers($this.Pending[3], $word)
    } elseif ($isOption -and $equals -gt 0) {
      $this.Head = $word.Substring(0, $equals + 1)
      $this.ValueOf($word.Substring(0, $equals), $word.Substring($equals + 1))
    } elseif ($isOption -and $word.Length -gt 2 -and -not $word.StartsWith('--')) {
      $this.Stem = $word.Substring(0, 2)
      $this.ValueOf($this.Stem, $word.Substring(2))
    } elseif ($isOption) {
      foreach ($row in $this.Cells('O')) {
        $open = $row[4].Contains('r') -or -not $this.Used.ContainsKey($row[2])
        if (($row[1] -ceq '*' -or $row[1] -ceq $this.Path) -and $open -and -not $row[4].Contains('h')) {
          foreach ($name in $row[2].Split(' ')) { $this.Offer($name, $row[5], $word) }
        }
      }
    } elseif ($this.Ended -or $this.Arguments.Count -gt 0 -or -not $this.Commands($this.Path, $word)) {
      foreach ($row in $this.Cells("P`t$($this.Path)")) {
        if ($row[3] -ceq '*' -or $this.Arguments.Count -eq 0) {
          $this.ForArgument = $true
          $this.Offers($row[2], $word)
        }
        break
      }
    }
    if ($this.Beyond -ne '') { $this.Found.Add($this.Beyond, $this.BeyondDescription) }
  }

  [void] ValueOf([string] $name, [string] $begin) {
    $option = $this.Option($name)
    if ($null -ne $option -and $option[3] -ne '') { $this.Offers($option[3], $begin) }
  }

  [bool] Commands([string] $at, [string] $begin) {
    $below = $this.Cells("C`t$at")
    foreach ($row in $below) { $this.Offer($row[2], $row[3], $begin) }
    return $below.Count -gt 0
  }

  [void] Offers([string] $sources, [string] $begin) {
    foreach ($source in $sources.Split(' ')) {
      switch -CaseSensitive -Wildcard ($source) {
        'file' { $this.Files = 'file' }
        'dir' { $this.Files = 'dir' }
        'configuration' { $this.Configurations($begin) }
        'operation' { $this.Operations($begin) }
        'store' { $this.Stores($begin, $true) }
        'store-id' { $this.Stores($begin, $false) }
        'profile' { $this.Profiles($begin) }
        'commands' {
          $this.ForArgument = $false
          [void] $this.Commands($this.Arguments -join ' ', $begin)
          if ($this.Arguments.Count -eq 0) { $this.Words('topic', '', $begin) }
        }
        'fields' { $this.List("fields $($this.Path)", $begin) }
        'reports' { $this.Words("reports $($this.Path)", '', $begin) }
        'filter' { $this.Words("fields $($this.Path)", '=', $begin) }
        'list:*' { $this.List($source.Substring(5), $begin) }
        'words:*' { $this.Words($source.Substring(6), '', $begin) }
      }
    }
  }

  [void] Words([string] $set, [string] $tail, [string] $begin) {
    foreach ($row in $this.Cells("W`t$set")) { $this.Offer($row[2] + $tail, $row[3], $begin) }
  }

  [void] List([string] $set, [string] $begin) {
    $before = $begin.Substring(0, $begin.LastIndexOf(',') + 1)
    foreach ($row in $this.Cells("W`t$set")) {
      if (-not ",$before".Contains(",$($row[2]),")) { $this.Offer($before + $row[2], $row[3], $begin) }
    }
  }

  [void] Offer([string] $word, [string] $description, [string] $begin) {
    if ($word -eq '' -or -not $word.StartsWith($begin, [System.StringComparison]::Ordinal)) { return }
    if ($this.ForArgument -and ($this.Arguments -ccontains $word -or ($word.StartsWith('-') -and -not $this.Ended))) { return }
    $text = $this.Stem + $word
    if ($this.Found.Contains($text)) { return }
    if ($this.Found.Count -eq 0) { $this.First = $text }
    if ($this.Found.Count -lt $this.Most) { $this.Found.Add($text, $description) } else { $this.OfferBeyond($text, $description) }
  }

  # When there are more candidates, one of the others stands for them: the one that shares least with those that are offered.
  [void] OfferBeyond([string] $text, [string] $description) {
    if ($this.Shared -lt 0) {
      $this.Shared = $this.First.Length
      foreach ($word in $this.Found.Keys) { $this.Shared = $this.Common($word) }
    }
    $common = $this.Common($text)
    if ($common -lt $this.Shared) {
      $this.Shared = $common
      $this.Beyond = $text
      $this.BeyondDescription = $description
    }
  }

  # The length of the beginning that a text shares with the first candidate and those before it.
  [int] Common([string] $text) {
    $length = $this.Shared
    while (-not $text.StartsWith($this.First.Substring(0, $length), [System.StringComparison]::Ordinal)) { $length-- }
    return $length
  }

  [void] Configurations([string] $begin) {
    $names = [System.Collections.Specialized.OrderedDictionary]::new([System.StringComparer]::Ordinal)
    $count = [System.Collections.Hashtable]::new([System.StringComparer]::Ordinal)
    foreach ($line in $this.Lines($this.NamesFile())) {
      $cells = $line.Split("`t")
      if ($cells.Count -ne 3) { continue }
      if ($cells[0] -ceq 'configuration') { $names[$cells[1]] = $cells[2] }
      if ($cells[0] -ceq 'gone') { $names.Remove($cells[1]) }
    }
    foreach ($name in $names.Values) { $count[$name] = 1 + $count[$name] }
    foreach ($id in $names.Keys) { if ($count[$names[$id]] -eq 1) { $this.Offer($names[$id], $id, $begin) } }
    foreach ($id in $names.Keys) { $this.Offer($id, $names[$id], $begin) }
  }

  [void] Operations([string] $begin) {
    $operations = @($this.Lines($this.NamesFile()) | Where-Object { $_.StartsWith("operation`t") })
    [array]::Reverse($operations)
    foreach ($line in $operations | Select-Object -First 20) {
      $cells = $line.Split("`t")
      if ($cells.Count -eq 3) { $this.Offer($cells[1], $cells[2], $begin) }
    }
  }

  [void] Stores([string] $begin, [bool] $byName) {
    $names = [System.Collections.Specialized.OrderedDictionary]::new([System.StringComparer]::Ordinal)
    foreach ($line in $this.Lines($this.NamesFile())) {
      $cells = $line.Split("`t")
      if ($cells.Count -ne 3) { continue }
      if ($cells[0] -ceq 'store') { $names[$cells[1]] = $cells[2] }
      if ($cells[0] -ceq 'no-stores') { $names.Clear() }
    }
    foreach ($id in $names.Keys) {
      if ($byName) { $this.Offer($names[$id], $id, $begin) } else { $this.Offer($id, $names[$id], $begin) }
    }
  }

  [string[]] Lines([string] $file) {
    if ($file -ne '' -and [System.IO.File]::Exists($file)) {
      try { return [System.IO.File]::ReadAllLines($file) } catch { return @() }
    }
    return @()
  }

  # The directory in a variable, else one below the home.
  [string] Directory([string] $variable, [string] $otherwise) {
    $value = [string] [System.Environment]::GetEnvironmentVariable($variable)
    $base = if ($value.StartsWith('/')) { $value } else { "$([System.Environment]::GetFolderPath('UserProfile'))/$otherwise" }
    return "$base/orch"
  }

  [string] Chosen([string] $option, [string] $variable) {
    $row = $this.Option($option)
    if ($null -ne $row -and [string] $this.Values[$row[2]] -ne '') { return $this.Values[$row[2]] }
    return [string] [System.Environment]::GetEnvironmentVariable($variable)
  }

  [string] Twilio([string] $name) {
    return ([string] [System.Environment]::GetEnvironmentVariable("TWILIO_$name")).Trim()
  }

  # The file of the account that orch would use here; nothing when it would use none.
  [string] NamesFile() {
    $where = $this.Chosen('--base-url', 'ORCH_BASE_URL')
    if ($where -eq '') { $where = $this.Chosen('--region', 'ORCH_REGION') }
    $name = $this.Chosen('-p', 'ORCH_PROFILE')
    if ($name -eq '') { $name = $this.Setting($this.Project(), 'profile') }
    $account = $this.Twilio('ACCOUNT_SID')
    if ($name -eq '' -and ($account + $this.Twilio('API_KEY') + $this.Twilio('API_SECRET') + $this.Twilio('AUTH_TOKEN')) -eq '') {
      $name = $this.Setting("$($this.Directory('XDG_CONFIG_HOME', '.config'))/config.yaml", 'active')
    }
    if ($name -eq '' -or $name -ceq 'environment') {
      if ($account -eq '') { $account = $this.Twilio('API_KEY') }
      if ($account -eq '') { return '' }
      if ($where -eq '') { $where = $this.Twilio('REGION') }
      $name = "account-$account"
    } else {
      $name = "profile-$name"
    }
    if ($where -ne '') { $name = "$name@$where" }
    return "$($this.Directory('XDG_CACHE_HOME', '.cache'))/names/$($name -creplace '[^A-Za-z0-9._@-]', '_')"
  }

  # The project file that orch would use here, which may not exist.
  [string] Project() {
    $userHome = [System.Environment]::GetFolderPath('UserProfile')
    $here = (Get-Location -PSProvider FileSystem).ProviderPath
    $project = ''
    for ($at = $here; $at; $at = [System.IO.Path]::GetDirectoryName($at)) {
      $file = [System.IO.Path]::Combine($at, '.orch.yaml')
      if ($project -eq '' -and [System.IO.File]::Exists($file)) { $project = $file }
      $git = [System.IO.Path]::Combine($at, '.git')
      if ($at -eq $userHome -or [System.IO.File]::Exists($git) -or [System.IO.Directory]::Exists($git)) { return $project }
    }
    # Outside of the home and of a Git working tree, only the directory itself counts.
    return [System.IO.Path]::Combine($here, '.orch.yaml')
  }

  # A value at the top of a YAML file.
  [string] Setting([string] $file, [string] $key) {
    $value = ''
    foreach ($line in $this.Lines($file)) {
      if ($line.StartsWith("${key}:")) { $value = $this.Plain($line.Substring($key.Length + 1)) }
    }
    return $value
  }

  [string] Plain([string] $text) {
    $text = $text.Trim()
    if ($text -match '^"([^"]*)"' -or $text -match "^'([^']*)'") { return $Matches[1] }
    return $text -replace '[ \t]*#.*', ''
  }

  [void] Profiles([string] $begin) {
    $inside = $false
    $step = 0
    $name = ''
    $accounts = [System.Collections.Specialized.OrderedDictionary]::new([System.StringComparer]::Ordinal)
    foreach ($line in $this.Lines("$($this.Directory('XDG_CONFIG_HOME', '.config'))/config.yaml")) {
      $text = $line.TrimStart()
      $indent = $line.Length - $text.Length
      if ($text -eq '' -or $text.StartsWith('#')) { continue }
      if ($indent -eq 0) {
        $inside = $text.StartsWith('profiles:')
      } elseif ($inside) {
        if ($step -eq 0) { $step = $indent }
        if ($indent -eq $step -and $text.Contains(':')) {
          $name = $this.Plain($text.Substring(0, $text.IndexOf(':')))
          $accounts[$name] = ''
        } elseif ($text.StartsWith('accountSid:')) {
          $accounts[$name] = $this.Plain($text.Substring(11))
        }
      }
    }
    foreach ($key in $accounts.Keys) { $this.Offer($key, $accounts[$key], $begin) }
  }
}

Register-ArgumentCompleter -Native -CommandName orch -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $completer = [OrchCompleter]::new($global:OrchCompletionTable)
  $word = ''
  $elements = @($commandAst.CommandElements | Select-Object -Skip 1)
  foreach ($element in $elements) {
    if ($element.Extent.StartOffset -ge $cursorPosition) { break }
    $text = if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $element.Value } else { $element.Extent.Text }
    if ($element.Extent.EndOffset -ge $cursorPosition) { $word = $text } else { $completer.Take($text) }
  }
  $completer.Find($word)
  if ($completer.Files -ne '') {
    $part = $word.Substring($completer.Head.Length)
    foreach ($result in [System.Management.Automation.CompletionCompleters]::CompleteFilename($part)) {
      if ($completer.Files -eq 'file' -or $result.ResultType -eq 'ProviderContainer') {
        [System.Management.Automation.CompletionResult]::new(
          $completer.Head + $result.CompletionText, $result.ListItemText, $result.ResultType, $result.ToolTip)
      }
    }
    return
  }
  foreach ($candidate in $completer.Found.Keys) {
    $text = $completer.Head + $candidate
    if ($text -notmatch '^[A-Za-z0-9._:=/+-]+$') { $text = "'" + $text.Replace("'", "''") + "'" }
    $tip = if ($completer.Found[$candidate]) { $completer.Found[$candidate] } else { $candidate }
    [System.Management.Automation.CompletionResult]::new($text, $candidate, 'ParameterValue', $tip)
  }
}
