@echo off
rem Crease's launcher for Windows. Builds what is missing on first use, then starts.
setlocal
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%crease-cli\target\crease.jar"
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java")
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo crease: no java found; expected Java 17 or later on the PATH or in JAVA_HOME: install one, such as OpenJDK 17 1>&2
    exit /b 3
)
if exist "%JAR%" goto start
where mvn >nul 2>&1
if errorlevel 1 (
    echo crease: no mvn found to build crease; expected Maven 3.8.7 or later on the PATH: install it 1>&2
    exit /b 3
)
echo crease: building, first use, about a minute; log in %HOME_DIR%crease-cli\build.log 1>&2
pushd "%HOME_DIR%"
call mvn -B -q -DskipTests -Dspotless.check.skip -pl crease-cli -am package >crease-cli\build.log 2>&1
if errorlevel 1 (
    popd
    echo crease: the build failed; see %HOME_DIR%crease-cli\build.log 1>&2
    exit /b 1
)
popd
:start
set OPENBLAS_NUM_THREADS=1
"%JAVA%" -XX:+UseSerialGC -XX:MaxRAMPercentage=60 -Xms32m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 %CREASE_JAVA_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
