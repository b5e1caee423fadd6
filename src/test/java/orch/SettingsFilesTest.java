package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings files after a crash, a disk failure, or on an unusual file system. */
@Timeout(60)
class SettingsFilesTest {
  private static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);
  private static final String OTHER = "AC" + "fedcba9876543210".repeat(2);
  private static final String OLD = "obviously-fake-old-secret";
  private static final String NEW = "obviously-fake-new-secret";

  private Path home;
  private Path settings;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    settings = Files.createDirectories(home.resolve(".config/orch"));
    orch = new Orch(home);
  }

  private Result add(String name, String account, String secret, String... more) {
    String[] words = {"profile", "add", name, "--account-sid", account, "--store", "file"};
    return orch.reading(secret).run(Orch.joined(words, more));
  }

  private Result replace(String account, String secret) {
    return orch.reading(secret)
        .run("profile", "set", "work", "--account-sid", account, "--secret-stdin");
  }

  private String secrets() throws IOException {
    return Files.readString(settings.resolve("credentials.json")).replaceAll("\\s", "");
  }

  private void write(String name, String text) throws IOException {
    Path file = Files.writeString(settings.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private String account() {
    return orch.run("whoami", "-p", "work").exits(0).json().path("account").asText();
  }

  @Test
  void aReplacedSecretIsInAnEntryOfItsOwnUntilTheProfileNamesIt() throws IOException {
    add("work", ACCOUNT, OLD).exits(0);
    assertEquals("{\"work\":\"" + OLD + "\"}", secrets());
    replace(OTHER, NEW).exits(0);
    assertEquals("{\"work~2\":\"" + NEW + "\"}", secrets());
    assertEquals(OTHER, account());
    replace(ACCOUNT, OLD).exits(0);
    assertEquals("{\"work\":\"" + OLD + "\"}", secrets());
    assertEquals(ACCOUNT, account());
    replace(OTHER, NEW).exits(0);
    orch.run("profile", "remove", "work", "--yes").exits(0);
    assertEquals("{}", secrets());
  }

  /** The state after a crash between the steps of a replacement. */
  @Test
  void aCrashBeforeTheProfileIsWrittenLeavesTheOldOne() throws IOException {
    add("work", ACCOUNT, OLD).exits(0);
    write("credentials.json", "{\"work\": \"" + OLD + "\", \"work~2\": \"" + NEW + "\"}");
    write(".credentials.json.new", "{\"work\": \"" + OLD);
    assertEquals(ACCOUNT, account());
    orch.run("profile", "list", "-o", "name").exits(0).prints("work\n");
    add("more", OTHER, NEW).exits(0).says("removed the secret work~2, which no profile uses");
    assertEquals("{\"work\":\"" + OLD + "\",\"more\":\"" + NEW + "\"}", secrets());
    assertFalse(Files.exists(settings.resolve(".credentials.json.new")));
  }

  @Test
  void aCrashAfterTheProfileIsWrittenLeavesTheNewOne() throws IOException {
    add("work", OTHER, NEW).exits(0);
    replace(OTHER, NEW).exits(0);
    write("credentials.json", "{\"work\": \"" + OLD + "\", \"work~2\": \"" + NEW + "\"}");
    assertEquals(OTHER, account());
    add("more", ACCOUNT, OLD).exits(0).says("removed the secret work, which no profile uses");
    assertEquals("{\"work~2\":\"" + NEW + "\",\"more\":\"" + OLD + "\"}", secrets());
    assertEquals(OTHER, account());
  }

  @Test
  void aFailureInBetweenLeavesTheOldProfileAtWork() throws IOException {
    add("work", ACCOUNT, OLD).exits(0);
    String before = secrets();
    orch.file(
        "vendor.json",
        """
        {"profiles": {"work": {"accountSid": "%s", "apiKey": "SK%s", "apiSecret": "%s"}}}
        """
            .formatted(OTHER, "00ff".repeat(8), NEW));
    // The new file cannot be written, because a directory has its name.
    Files.createDirectories(settings.resolve(".config.yaml.new/taken"));
    orch.run("profile", "import", "--from", "vendor.json", "--replace", "--store", "file")
        .exits(1)
        .printsNothing()
        .says("orch: " + settings.resolve("config.yaml") + " cannot be written: ");
    assertEquals(before, secrets());
    assertEquals(ACCOUNT, account());
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.yaml", "credentials.json", ".orch.yaml", "config.json"})
  void onlyRegularFilesAreRead(String name) throws IOException, InterruptedException {
    add("work", ACCOUNT, OLD).exits(0);
    Path file =
        switch (name) {
          case ".orch.yaml" -> home.resolve(name);
          case "config.json" -> Files.createDirectory(home.resolve(".twilio-cli")).resolve(name);
          default -> settings.resolve(name);
        };
    String[] words = name.equals("config.json") ? words("profile import") : words("whoami");
    Files.deleteIfExists(file);
    assertEquals(0, new ProcessBuilder("mkfifo", "-m", "600", file.toString()).start().waitFor());
    refused(file, words);
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    refused(file, words);
    Files.delete(file);
    Files.createDirectory(file);
    refused(file, words);
  }

  private static String[] words(String line) {
    return line.split(" ", -1);
  }

  private void refused(Path file, String... words) {
    Result result = orch.run(words).printsNothing().says("orch: " + file + " ");
    // The vendor's file is named on the command line or is missing: that is a usage error.
    assertEquals(words[0].equals("profile") ? 2 : 1, result.exit(), result::toString);
    assertTrue(result.err().contains("a regular file"), result::toString);
  }

  @Test
  void aProfileIsNotAddedToAPipe() throws Exception {
    Path file = settings.resolve("config.yaml");
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    add("work", ACCOUNT, OLD).exits(1).printsNothing().says(file + " cannot be read: it is a pipe");
    assertFalse(Files.exists(settings.resolve("credentials.json")));
  }

  @Test
  void aFileThatIsTooLargeIsNotReadToItsEnd() throws IOException {
    add("work", ACCOUNT, OLD).exits(0);
    write("config.yaml", "# " + "x".repeat(5 << 20) + "\nactive: local\n");
    orch.run("profile", "list").exits(1).says("cannot be read: it is larger than 5 MiB");
  }

  @Test
  void aDiskThatFailsIsNoMistakeOfTheCommandLine() throws IOException {
    Path file = settings.resolve("config.yaml");
    // A regular file whose first byte cannot be read.
    Files.createSymbolicLink(file, Path.of("/proc/self/mem"));
    orch.run("profile", "list")
        .exits(1)
        .printsNothing()
        .says("orch: " + file + " cannot be read: Input/output error");
  }

  @ParameterizedTest
  @CsvSource({"profile use local", "profile add work --credential-process true"})
  void aDirectoryThatCannotBeMadeIsNoMistakeOfTheCommandLine(String line) {
    orch.file("taken", "").with("XDG_CONFIG_HOME", home.resolve("taken").toString());
    orch.run(words(line))
        .exits(1)
        .printsNothing()
        .says("orch: " + home.resolve("taken/orch") + " cannot be changed: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxrwx", "rwxrwxr-x", "rwx---rwx"})
  void aDirectoryThatOthersCanWriteToHasNoSecrets(String mode) throws IOException {
    add("work", ACCOUNT, OLD).exits(0).says("credentials.json, which only you can read\n");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path above = home.resolve(".config");
    Files.setPosixFilePermissions(above, PosixFilePermissions.fromString(mode));
    String place = home.toRealPath().resolve(".config") + "";
    String problem = "others can write to " + place + " (" + mode + ")";
    orch.run("config", "list", "-p", "work")
        .exits(4)
        .says("orch: profile work is not used: " + problem)
        .says("hint: to close it: chmod go-w " + place + "\n");
    String file = settings.resolve("credentials.json").toString();
    add("more", ACCOUNT, OLD).exits(4).says(file + " is not used for secrets: " + problem);
    assertFalse(secrets().contains("more"));
    String doctor = orch.local("doctor").exits(0).out();
    assertTrue(doctor.contains("warning  profiles      they are not used: others"), doctor);
    orch.run("profile", "use", "local").exits(0);
    Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertEquals(ACCOUNT, account());
    add("more", ACCOUNT, OLD).exits(0);
  }

  @Test
  void whereADirectoryHasTheStickyBitOthersCanReplaceNothing() throws Exception {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path above = home.resolve(".config");
    assertEquals(0, new ProcessBuilder("chmod", "1777", above.toString()).start().waitFor());
    Result added = add("work", ACCOUNT, OLD).exits(0).says("which only you can read");
    assertFalse(added.err().contains("warning"), added::toString);
  }

  @Test
  void aProfileNamesItsFiles() throws IOException {
    FakeKeychain keychain = FakeKeychain.linux(home.resolve("bin"));
    add("work", ACCOUNT, OLD).exits(0);
    orch.with("PATH", keychain.path());
    String[] add = {"profile", "add", "chain", "--account-sid", ACCOUNT};
    orch.reading(OLD).run(add).exits(0);
    orch.run("profile", "add", "vault", "--credential-process", "cat said.json").exits(0);
    String file = settings.resolve("credentials.json").toString();
    assertEquals(file, shown("work", "secretFile"));
    assertEquals("chain", shown("chain", "keychainEntry"));
    assertEquals("cat said.json", shown("vault", "credentialProcess"));
    assertEquals(settings.resolve("config.yaml").toString(), shown("vault", "file"));
  }

  private String shown(String profile, String field) {
    return orch.run("profile", "show", profile).exits(0).json().path(field).asText();
  }

  @Test
  void theHelpNamesTheFilesOfThisMachine() {
    String page = orch.run("help", "files").exits(0).out();
    for (String file :
        new String[] {
          "  ~/.config/orch/config.yaml ",
          "  ~/.config/orch/credentials.json",
          "  .orch.yaml ",
          "  ~/.local/share/orch/local.db ",
          "  ~/.local/state/orch/journal/ "
        }) {
      assertTrue(page.contains("\n" + file), page);
    }
    orch.file(".orch.yaml", "profile: local\n").with("ORCH_LOCAL_DB", "/srv/orch.db");
    orch.with("XDG_CONFIG_HOME", "/srv/settings");
    String moved = orch.run("help", "files").exits(0).out();
    for (String file :
        new String[] {
          "  /srv/settings/orch/config.yaml", "  ~/.orch.yaml ", "  /srv/orch.db ",
        }) {
      assertTrue(moved.contains("\n" + file), moved);
    }
    orch.file(".orch.yaml", "{{").run("help", "files").exits(0);
  }
}
