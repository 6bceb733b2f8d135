# Sourced by mvnw and keepsake: find_jdk sets JAVA_HOME to a JDK of version 21 or newer and jdk_major to its version.
# JAVA_HOME stays when it is new enough, then the java on the PATH counts, then the newest JDK in the usual folders.

# The version of the JDK in folder $1; 0 when there is none. Reads the file "release", because starting a JVM to ask takes long.
read_jdk_major() {
  jdk_major=0
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    jdk_major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    jdk_major=${jdk_major:-0}
  fi
}

find_jdk() {
  for home in "${JAVA_HOME:-}" "$(jdk_on_path)"; do
    read_jdk_major "$home"
    if [ "$jdk_major" -ge 21 ]; then
      export JAVA_HOME="$home"
      return
    fi
  done

  newest=0
  for home in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /usr/local/*jdk* \
    "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.gradle/jdks/* "$HOME"/.jabba/jdk/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
    read_jdk_major "$home"
    if [ "$jdk_major" -gt "$newest" ]; then
      newest=$jdk_major
      newest_home=$home
    fi
  done
  if [ "$newest" -lt 21 ]; then
    echo "Keepsake needs a JDK of version 21 or newer and found none: install one (for instance Eclipse Temurin 25) or point JAVA_HOME at it." >&2
    return 1
  fi
  jdk_major=$newest
  export JAVA_HOME="$newest_home"
}

# The folder of the java on the PATH, behind its symbolic links; nothing when there is none.
jdk_on_path() {
  java=$(command -v java) && java=$(readlink -f "$java") && dirname "$(dirname "$java")" || true
}
