# Makes Tidemark's folder and an .msi for the Windows that it runs on.
#
# NOT RUN YET: written after the documentation of jlink, jpackage and the Linux script, on a machine
# without Windows. Needs a JDK 25, Maven and the WiX toolset that the JDK's jpackage wants.
#
# What is known to be missing on Windows: the embedded PostgreSQL is started by /bin/sh, so that
# samples and `tidemark demo` do not run there; everything that works on a server of yours should.
# To be looked at on the first run: whether the cache is used after the .msi was installed (start with
# -XX:AOTMode=on; installers keep times of files to two seconds only), and the completion of paths.
#
# Usage: powershell -File packaging/build-windows.ps1
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$out = Join-Path $root 'target\package'
$work = Join-Path $out 'work'
$jdk = $env:JAVA_HOME
$modules = 'java.base,java.desktop,java.management,java.naming,java.net.http,java.security.jgss,java.sql,javafx.controls,jdk.security.auth,jdk.security.jgss,jdk.unsupported'

function Invoke-Checked([string] $program) {
    & $program @args
    if ($LASTEXITCODE -ne 0) { throw "$program failed with $LASTEXITCODE" }
}

Push-Location $root
Invoke-Checked mvn '-B' '-ntp' '-Dmaven.test.skip=true' '-Dembedded.postgres.platform=windows-amd64' package
[xml] $pom = Get-Content (Join-Path $root 'pom.xml')
$version = $pom.project.version
if (Test-Path $out) { Remove-Item -Recurse -Force $out }
New-Item -ItemType Directory -Force "$work\jmods", "$work\app\lib" | Out-Null

# JavaFX's libraries as modules of the runtime, so that they are not unpacked at each new start.
foreach ($jar in Get-ChildItem 'target\javafx\*-win*.jar') {
    $module = ($jar.BaseName -replace '-[0-9].*', '') -replace '-', '.'
    $classes = "$work\$module\classes"
    $libraries = "$work\$module\libraries"
    New-Item -ItemType Directory -Force $classes, $libraries | Out-Null
    Push-Location $classes
    Invoke-Checked "$jdk\bin\jar.exe" '--extract' '--file' $jar.FullName
    Pop-Location
    Get-ChildItem "$classes\*.dll" | Move-Item -Destination $libraries
    Invoke-Checked "$jdk\bin\jmod.exe" create '--class-path' $classes '--libs' $libraries "$work\jmods\$module.jmod"
}
Invoke-Checked "$jdk\bin\jlink.exe" '--module-path' "$work\jmods" '--add-modules' $modules '--compress' 'zip-6' `
    '--no-header-files' '--no-man-pages' '--generate-cds-archive' '--output' "$work\runtime"

Copy-Item 'target\tidemark.jar' "$work\app"
Copy-Item 'target\lib\*.jar' "$work\app\lib"
Copy-Item -Recurse 'migrations-sample' "$work\app\migrations-sample"

# The desktop, and the command line with a console.
@'
main-jar=tidemark.jar
main-class=dev.tidemark.cli.Main
win-console=true
win-menu=false
'@ | Set-Content "$work\tidemark-cli.properties"
Invoke-Checked "$jdk\bin\jpackage.exe" '--type' 'app-image' '--dest' $out '--name' 'Tidemark' '--app-version' $version `
    '--runtime-image' "$work\runtime" '--input' "$work\app" '--main-jar' 'tidemark.jar' `
    '--main-class' 'dev.tidemark.desktop.app.Launch' '--java-options' '-Dtidemark.home=$APPDIR' `
    '--java-options' '-XX:+UseSerialGC' '--java-options' '--enable-native-access=javafx.graphics' `
    '--add-launcher' "tidemark-cli=$work\tidemark-cli.properties"

# The desktop's cache, last: on the class path that stands in the launcher's settings, in its order.
$app = Join-Path $out 'Tidemark\app'
$settings = Join-Path $app 'Tidemark.cfg'
$path = (Select-String -Path $settings -Pattern '^app\.classpath=(.*)$' |
    ForEach-Object { $_.Matches[0].Groups[1].Value.Replace('$APPDIR', $app) }) -join ';'
Invoke-Checked "$out\Tidemark\runtime\bin\java.exe" '-XX:+UseSerialGC' '--enable-native-access=javafx.graphics' `
    "-XX:AOTCacheOutput=$app\desktop.aot" "-Dtidemark.home=$app" '-Dglass.platform=Headless' '-Dprism.order=sw' `
    '-cp' $path 'dev.tidemark.desktop.app.Launch' tour '--out' "$work\tour"
Add-Content $settings 'java-options=-XX:AOTCache=$APPDIR\desktop.aot'

Invoke-Checked "$jdk\bin\jpackage.exe" '--type' 'msi' '--dest' $out '--name' 'Tidemark' '--app-version' $version `
    '--app-image' "$out\Tidemark" '--win-menu' '--win-shortcut' '--win-per-user-install'
Remove-Item -Recurse -Force $work
Pop-Location
