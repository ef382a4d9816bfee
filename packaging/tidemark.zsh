#compdef tidemark
# zsh reads bash's completion, which lies beside it: share/zsh/vendor-completions, share/bash-completion.
autoload -U +X bashcompinit && bashcompinit
# bash's way to change options while completing, which zsh lacks and can do without.
compopt() { : }
source "${functions_source[_tidemark]:A:h:h:h}/bash-completion/completions/tidemark"
_bash_complete -o default -F _complete_tidemark
