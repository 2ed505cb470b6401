@echo off
rem Chartside's script for Windows: the same commands as ./chartside, which says what each does.
rem It was written beside the other and has not been run on Windows yet. Pictures, tours and tests of windows use this
rem computer's own screen: leave mouse and keyboard alone meanwhile.
setlocal EnableExtensions EnableDelayedExpansion
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "STAMP=%ROOT%\target\built"

if "%~1"=="" goto usage
if "%~1"=="--help" goto usage
if "%~1"=="-h" goto usage
if "%~1"=="help" goto usage

call :find_jdk || exit /b 1
set "COMMAND=%~1"
set "REST="
:collect
shift
if "%~1"=="" goto collected
set REST=!REST! %1
goto collect
:collected

if "%COMMAND%"=="test" goto test
if "%COMMAND%"=="demo" call :run e2e ca.chartside.e2e.demo.DemoMain --directory "%ROOT%\target\demo" --stay & exit /b !ERRORLEVEL!
if "%COMMAND%"=="backend" call :run backend ca.chartside.backend.app.BackendMain & exit /b !ERRORLEVEL!
if "%COMMAND%"=="desktop" call :run desktop ca.chartside.desktop.app.DesktopMain & exit /b !ERRORLEVEL!
if "%COMMAND%"=="bench" call :run benchmarks ca.chartside.benchmarks.BenchMain & exit /b !ERRORLEVEL!
echo chartside: unknown command: %COMMAND% 1>&2
exit /b 2

:usage
echo Usage: chartside COMMAND [options]
echo.
echo   demo [--fresh] [--tour basics or conversations]  A backend with a sample clinic, a mail page, and the desktop client.
echo   test [--all]                     Builds and checks everything, then plays the tour; with --all both.
echo   backend ...                      The server: chartside backend --help
echo   desktop ...                      The desktop client: chartside desktop --help
echo   bench ...                        Load runs: chartside bench --help
echo.
echo Needs JDK 25 or newer and Maven on the PATH; the tour also Chrome or Chromium, named by CHARTSIDE_CHROMIUM.
exit /b 0

:find_jdk
if defined JAVA_HOME call :is_jdk "%JAVA_HOME%" && exit /b 0
for /f "delims=" %%J in ('where javac 2^>nul') do for %%H in ("%%~dpJ..") do call :is_jdk "%%~fH" && exit /b 0
for /d %%H in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\jdk-*" "%USERPROFILE%\.jdks\*") do call :is_jdk "%%~fH" && exit /b 0
echo chartside: needs a JDK 25 or newer and found none. 1>&2
echo Get one from https://adoptium.net/temurin/releases/?version=25 and set JAVA_HOME to it. 1>&2
exit /b 1

:is_jdk
if not exist "%~1\bin\javac.exe" exit /b 1
set "MAJOR="
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do for /f "delims=." %%M in ("%%~V") do set "MAJOR=%%M"
if not defined MAJOR exit /b 1
if %MAJOR% LSS 25 exit /b 1
set "JAVA_HOME=%~1"
exit /b 0

rem Builds where a source is newer than the last build.
:build
powershell -NoProfile -Command "$s = Get-Item -ErrorAction Ignore '%STAMP%'; if (-not $s) { exit 1 }; $n = Get-ChildItem -Recurse -File '%ROOT%\pom.xml','%ROOT%\.mvn','%ROOT%\src' | Where-Object { $_.FullName -notmatch '\\target\\' -and $_.LastWriteTime -gt $s.LastWriteTime }; if ($n) { exit 1 }"
if not errorlevel 1 exit /b 0
echo chartside: building (the first time fetches the libraries) 1>&2
call mvn -B -ntp -q -f "%ROOT%\pom.xml" -Dmaven.test.skip=true package || exit /b 1
if not exist "%ROOT%\target" mkdir "%ROOT%\target"
echo %ROOT%> "%STAMP%"
exit /b 0

rem run MODULE CLASS [first arguments]: the class path goes through a file, for it is longer than a command line may be.
:run
call :build || exit /b 1
for %%J in ("%ROOT%\src\%~1\target\chartside-%~1-*.jar") do set "JAR=%%~fJ"
set "ARGUMENTS=%ROOT%\target\%~1.args"
powershell -NoProfile -Command "$p = (Get-Item '!JAR!').FullName + ';' + (Get-Content '%ROOT%\src\%~1\target\classpath.txt'); Set-Content -Encoding ascii '!ARGUMENTS!' ('-cp \"' + $p.Replace('\', '\\') + '\"')"
"%JAVA_HOME%\bin\java" --enable-native-access=ALL-UNNAMED @"!ARGUMENTS!" %2 %3 %4 %5 !REST!
exit /b !ERRORLEVEL!

:test
set "GROUPS=-DexcludedGroups=long"
if not "!REST: --all=!"=="!REST!" set "GROUPS="
call mvn -B -ntp -f "%ROOT%\pom.xml" %GROUPS% verify || exit /b 1
set "TOURS=basics"
if not "!REST: --all=!"=="!REST!" set "TOURS=basics conversations"
for %%T in (!TOURS!) do (
  set "REST= --tour %%T"
  call :run e2e ca.chartside.e2e.demo.DemoMain --directory "%ROOT%\target\demo" || exit /b 1
)
exit /b 0
