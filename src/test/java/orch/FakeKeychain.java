package orch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A directory for the PATH with fake keychain programs of the operating systems. */
final class FakeKeychain {
  /** Records every command line, so that a test can search it for secrets. */
  private static final String HEAD =
      """
      #!/bin/sh
      cd "$(dirname "$0")"
      echo "$0 $*" >> arguments
      """;

  private static final String SECRET_TOOL =
      """
      for last; do :; done
      case "$1" in
        store) /bin/cat > "kept-$last" ;;
        lookup) test -f "kept-$last" && /bin/cat "kept-$last" ;;
        clear) /bin/rm "kept-$last" ;;
      esac
      """;

  /** Like the keychain of macOS, which reads its command from standard input. */
  private static final String SECURITY =
      """
      case "$1" in
        -i) read -r verb update a name s service x hex
            test "$verb $update $a $s $service $x" = "add-generic-password -U -a -s orch -X" || exit 2
            echo "$hex" | /usr/bin/perl -ne 'chomp; print pack "H*", $_' > "kept-$name" ;;
        find-generic-password) test -f "kept-$3" && /bin/cat "kept-$3" && echo ;;
        delete-generic-password) /bin/rm "kept-$3" ;;
      esac
      """;

  private final Path directory;

  private FakeKeychain(Path directory) {
    this.directory = directory;
  }

  static FakeKeychain linux(Path directory) {
    return new FakeKeychain(directory).program("secret-tool", SECRET_TOOL);
  }

  static FakeKeychain mac(Path directory) {
    return new FakeKeychain(directory).program("security", SECURITY);
  }

  /** Without a desktop session the program exists, but its service does not. */
  static FakeKeychain broken(Path directory) {
    return new FakeKeychain(directory).program("secret-tool", "echo no session >&2\nexit 1\n");
  }

  private FakeKeychain program(String name, String script) {
    try {
      Files.createDirectories(directory);
      Path file = Files.writeString(directory.resolve(name), HEAD + script);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  String path() {
    return directory + ":/usr/bin:/bin";
  }

  /** Every command line so far. */
  String arguments() throws IOException {
    return Files.readString(directory.resolve("arguments"));
  }

  /** The secret that is stored for a profile. */
  String kept(String profile) throws IOException {
    Path file = directory.resolve("kept-" + profile);
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
