#compdef tidemark
# zsh reads bash's completion, which lies beside it: share/zsh/vendor-completions, share/bash-completion.
autoload -U +X bashcompinit && bashcompinit
source "${functions_source[_tidemark]:A:h:h:h}/bash-completion/completions/tidemark"
_bash_complete -o default -F _complete_tidemark
