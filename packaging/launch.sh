# Starts a build of Tidemark. Read by the launcher of a checkout and by that of a package, which set
#
#   build    the folder of the jars, their lists and the caches
#   java     the Java that runs them; the caches fit no other
#   home     the folder that holds migrations-sample
#   command  what the user calls to get here
#
# The list `jars` is the class path of the command line, and short, because Java looks at each of
# them when it starts. The list `desktop` is what the desktop needs besides; without it there is only
# the command line. JavaFX is in the folder `javafx` of the build, or else in the runtime.

# For both faces. Without profiles in the caches: with them Java compiles as soon as it starts what
# the training used much, which is dearer than what it wins, and the caches are larger.
common='-XX:+UseSerialGC -XX:-UsePerfData -XX:+IgnoreUnrecognizedVMOptions
  -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining -XX:-AOTRecordTraining
  -Xlog:disable -Xlog:all=error:stderr -Xlog:aot=off -Xlog:cds=off'
flags="$common -Xms40m -XX:NewSize=24m -XX:MaxNewSize=64m"

class_path() {
  read -r jars < "$build/jars"
  path=
  for jar in $jars; do path=$path${path:+:}$build/$jar; done
}

# Sets what starts the desktop: its class path, and JavaFX's modules.
desktop_flags() {
  class_path
  read -r jars < "$build/desktop"
  for jar in $jars; do path=$path:$build/$jar; done
  # The second compiler ten times as late as usual: a start need not pay for it, work that lasts does.
  options="$common -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000
    -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000
    --add-modules javafx.controls --enable-native-access=javafx.graphics"
  modules=
  for jar in "$build"/javafx/*.jar; do
    [ ! -f "$jar" ] || modules=$modules${modules:+:}$jar
  done
}

# Makes the command line's cache: runs typical commands once, so that Java can keep what they load.
# Without a cache everything works, only slower, so nothing that goes wrong here matters to a user.
train_command_line() {
  class_path
  "$java" $flags -XX:AOTCacheOutput="$build/.aot.$$" -cp "$path" dev.tidemark.cli.Training \
    "$home/migrations-sample"
  [ ! -f "$build/.aot.$$" ] || mv "$build/.aot.$$" "$build/tidemark.aot"
  rm -f "$build/.aot.$$"*
}

# Makes the desktop's cache by walking through its first screens without a display: what the others
# load would make the cache larger, and no start quicker. The arguments stand before Java, for
# example `nice`.
train_desktop() {
  desktop_flags
  "$@" "$java" $options -XX:AOTCacheOutput="$build/.desktop.$$" -Dtidemark.home="$home" \
    -Dglass.platform=Headless -Dprism.order=sw ${modules:+--module-path "$modules"} -cp "$path" \
    dev.tidemark.desktop.app.Launch tour --out "$build/.tour.$$" --to apply-verify
  [ ! -f "$build/.desktop.$$" ] || mv "$build/.desktop.$$" "$build/desktop.aot"
  rm -rf "$build/.desktop.$$"* "$build/.tour.$$"
}

# Runs Tidemark with the user's arguments, in place of this process.
launch() {
  # Without a command the desktop opens; `tour` walks through it without a display.
  if [ -f "$build/desktop" ] && { [ $# -eq 0 ] || [ "$1" = tour ]; }; then
    launch_desktop "$@"
  fi
  class_path

  # Most commands end before code that the second compiler made would pay for its making; only what
  # runs scripts gets it, and late, for the loops that read a big file. What is compiled at once is
  # SHA-256, for which the second compiler has the processor's own instructions: logging in computes
  # thousands of them, and a checksum reads the whole file.
  compiler=-XX:TieredStopAtLevel=1
  for word in "$@"; do
    case $word in
      migrate | rollback | repair | demo)
        compiler='-XX:Tier4InvocationThreshold=200000 -XX:Tier4MinInvocationThreshold=60000
          -XX:Tier4CompileThreshold=1200000 -XX:Tier4BackEdgeThreshold=1000000 -XX:CompileCommand=quiet
          -XX:CompileCommand=CompileThresholdScaling,sun.security.provider.SHA2::implCompress,0.001
          -XX:CompileCommand=CompileThresholdScaling,sun.security.provider.DigestBase::implCompressMultiBlock0,0.00001' ;;
    esac
  done

  # What the streams lead to: free to ask here, dear in Java.
  terminal=
  [ -t 0 ] && terminal=in
  [ -t 2 ] && terminal=$terminal,err
  if [ -t 1 ]; then
    size=$(stty size 2>/dev/null < /dev/tty) || size=
    terminal=$terminal,out,columns=${COLUMNS:-${size#* }}
  fi

  exec "$java" $flags $compiler -XX:AOTCache="$build/tidemark.aot" -Dtidemark.home="$home" \
    -Dtidemark.command="$command" -Dtidemark.terminal="$terminal" -cp "$path" dev.tidemark.cli.Main "$@"
}

launch_desktop() {
  desktop_flags
  [ $# -eq 0 ] || options="$options -Dglass.platform=Headless -Dprism.order=sw"
  # Without its cache it just starts slower, but Java complains of a file that is not there.
  cache=-XX:AOTCache=$build/desktop.aot
  [ -f "$build/desktop.aot" ] || cache=-Dtidemark.cache=none
  exec "$java" $options "$cache" -Dtidemark.home="$home" -Dtidemark.command="$command" \
    ${modules:+--module-path "$modules"} -cp "$path" dev.tidemark.desktop.app.Launch "$@"
}
