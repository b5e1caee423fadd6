# Completion of orch in fish, made from its commands; "orch completion fish" prints it.
# To load it: copy it to ~/.config/fish/completions/orch.fish.
# The commands are in this file, and names come from a file that orch keeps. Only to renew an old file, an orch is started in the background;
# ORCH_NO_RENEWAL=true prevents that.

set -g __orch_table '@TABLE@'

set -g __orch_engine '@ENGINE@'

set -g __orch_renew '@RENEW@'

# Prints the project file that orch would use here.
function __orch_project
    set -l at $PWD
    set -l project
    while true
        if test -z "$project"; and begin
                test -e "$at/.orch.yaml"; or test -h "$at/.orch.yaml"
            end
            set project "$at/.orch.yaml"
        end
        if test "$at" = "$HOME"; or test -e "$at/.git"
            echo $project
            return
        end
        test -n "$at"; or break
        set at (string replace -r '/[^/]*$' '' -- "$at")
    end
    # Outside of the home and of a Git working tree, only the directory itself counts.
    echo $PWD/.orch.yaml
end

function __orch_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l token (commandline -ct)
    # An open quote cannot be unescaped.
    set -l current (string unescape -- "$token"; or string replace -r '^["\']' '' -- "$token")
    set -l lines (env LC_ALL=C awk -- $__orch_engine fish $__orch_table (__orch_project; or echo) $words "$current" 2>/dev/null </dev/null)
    if string match -q \t'*' -- $lines[1]
        # What is started in a command substitution is no job of this shell.
        set -l said (command sh -c $__orch_renew sh (string split \t -- (string sub -s 2 -- $lines[1])) >/dev/null 2>&1 </dev/null)
        set -e lines[1]
    end
    set -l answer (string split -m 1 \t -- $lines[-1])
    set -e lines[-1]
    switch "$answer[1]"
        case :0
            for path in (__fish_complete_path (string sub -s (math (string length -- "$answer[2]") + 1) -- "$token"))
                echo -- "$answer[2]$path"
            end
        case :16
            for path in (__fish_complete_directories (string sub -s (math (string length -- "$answer[2]") + 1) -- "$token") '')
                echo -- "$answer[2]$path"
            end
        case '*'
            printf '%s\n' $lines
            # A second candidate keeps fish from adding a space where a list can go on.
            if test (count $lines) -eq 1; and string match -qr '^:(6|38)$' -- $answer[1]
                set -l value (string split -m 1 \t -- $lines[1])[1]
                string match -qr '[=:]$' -- $value; or printf '%s,\n' $value
            end
    end
end

complete -c orch -e
complete -c orch -f -k -a '(__orch_complete)'
