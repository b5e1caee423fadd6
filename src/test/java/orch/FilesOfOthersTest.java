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
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that other users of the machine, or a repository's author, can change. */
@Timeout(60)
class FilesOfOthersTest {
  private static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);
  private static final String KEY = "SK" + "00ff".repeat(8);
  private static final int STRANGER = 4711;

  private Path home;
  private Path config;
  private Path secrets;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(home);
    config = home.resolve(".config/orch/config.yaml");
    secrets = config.resolveSibling("credentials.json");
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private Result profile(String line) {
    return orch.reading("obviously-fake-secret").run(("profile " + line).split(" ", -1));
  }

  /** A profile whose program leaves a file behind when it runs. */
  private void withProgram() {
    orch.file(
        "said.json",
        "{\"version\":1,\"accountSid\":\"" + ACCOUNT + "\",\"authToken\":\"obviously-fake\"}");
    orch.run(
            "profile",
            "add",
            "work",
            "--credential-process",
            "touch '" + ran() + "'; cat said.json")
        .exits(0);
    orch.run("whoami", "-p", "work").exits(0);
    assertTrue(ran().toFile().delete());
  }

  private Path ran() {
    return home.resolve("ran");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-rw----", "rw----rw-", "rw--w----", "rwxrwxrwx"})
  void noProgramRunsFromProfilesThatOthersCanChange(String mode) throws IOException {
    withProgram();
    mode(config, mode);
    orch.run("whoami", "-p", "work")
        .exits(4)
        .printsNothing()
        .says("orch: profile work is not used: others can write to " + config + " (" + mode + ")")
        .says(", and whoever can change the profiles decides where credentials go\n")
        .says("hint: to close it: chmod go-w " + config + "\n");
    assertFalse(Files.exists(ran()), "the program ran");
    // These show and correct the file, and use no credentials.
    orch.run("profile", "show", "work").exits(0);
    orch.run("profile", "list").exits(0);
    mode(config, "rw-r--r--");
    orch.run("whoami", "-p", "work").exits(0);
  }

  @Test
  void noSecretIsSentWhereProfilesThatOthersCanChangeSay() throws IOException {
    profile("add work --account-sid " + ACCOUNT + " --store file").exits(0);
    try (HostileServer server = new HostileServer((number, to) -> to.json(200, "{}"))) {
      Files.writeString(config, Files.readString(config) + "    baseUrl: " + server.url() + "\n");
      mode(config, "rw-rw-rw-");
      orch.run("config", "list", "-p", "work").exits(4).says("profile work is not used");
      assertEquals(0, server.requests());
      mode(config, "rw-------");
      orch.run("config", "list", "-p", "work");
      assertEquals(1, server.requests(), "the profile itself is valid");
    }
  }

  @Test
  void filesOfAnotherUserAreNotUsed() throws IOException {
    withProgram();
    profile("add stored --account-sid " + ACCOUNT + " --store file").exits(0);
    // Only root can give a file away. OpenPlaceTest looks at the owners for everybody else.
    if ((int) Files.getAttribute(config, "unix:uid") == 0) {
      Files.setAttribute(secrets, "unix:uid", STRANGER);
      orch.run("whoami", "-p", "stored")
          .exits(4)
          .says("credentials.json is not used for secrets: the user 4711 owns " + secrets)
          .says("to own it, if you trust its content: sudo chown -h \"$(id -u)\" " + secrets);
      Files.setAttribute(config, "unix:uid", STRANGER);
      orch.run("whoami", "-p", "work").exits(4).says("the user 4711 owns " + config);
      assertFalse(Files.exists(ran()), "the program ran");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw--w----", "rw-----w-", "rw-rw-rw-"})
  void secretsThatOthersCanReadOrChangeAreNotUsed(String mode) throws IOException {
    profile("add work --account-sid " + ACCOUNT + " --store file").exits(0);
    mode(secrets, mode);
    orch.run("whoami", "-p", "work")
        .exits(4)
        .says(secrets + " is accessible to other users (" + mode + ")")
        .says("chmod 600 " + secrets);
  }

  @Test
  void theVendorsFileIsNotImportedWhenOthersCanChangeIt() throws IOException {
    orch.file(
        "vendor.json",
        "{\"profiles\":{\"dev\":{\"accountSid\":\"%s\",\"apiKey\":\"%s\",\"apiSecret\":\"obviously-fake\"}}}"
            .formatted(ACCOUNT, KEY));
    Path file = home.resolve("vendor.json");
    mode(file, "rw-rw-rw-");
    profile("import --from vendor.json --store file")
        .exits(2)
        .says("vendor.json is not imported: others can write to " + file + " (rw-rw-rw-)")
        .says("to close it: chmod go-w " + file);
    mode(file, "rw-r--r--");
    profile("import --from vendor.json --store file").exits(0);
  }

  @Test
  void linkedProfilesStayLinked() throws IOException {
    withProgram();
    Path repository = Files.createDirectory(home.resolve("dotfiles"));
    Path target = Files.move(config, repository.resolve("orch.yaml"));
    Files.createSymbolicLink(config, target);
    orch.run("whoami", "-p", "work").exits(0);
    profile("use work").exits(0);
    assertTrue(Files.isSymbolicLink(config));
    assertTrue(Files.readString(target).contains("active: work"), () -> "not in the repository");
    mode(target, "rw-rw-rw-");
    orch.run("whoami", "-p", "work").exits(4).says("others can write to " + target);
    Files.delete(target);
    profile("use local")
        .exits(1)
        .says("config.yaml cannot be written: it is a broken symbolic link");
    assertTrue(Files.isSymbolicLink(config));
  }

  @Test
  void secretsAreNotWrittenThroughALink() throws IOException {
    profile("add work --account-sid " + ACCOUNT + " --store file").exits(0);
    Path target = Files.move(secrets, home.resolve("elsewhere.json"));
    Files.createSymbolicLink(secrets, target);
    String before = Files.readString(target);
    orch.run("whoami", "-p", "work").exits(0);
    profile("add more --account-sid " + ACCOUNT + " --store file")
        .exits(1)
        .says("credentials.json cannot be written: it is a symbolic link");
    assertEquals(before, Files.readString(target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "credential_process: touch ran",
        "profiles: {work: {credential_process: touch ran}}",
        "defaults: {credential-process: touch ran}",
        "defaults: {base-url: https://evil.example}",
        "defaults: {ca-bundle: evil.pem}",
        "defaults: {yes: true}",
        "base-url: https://evil.example"
      })
  void aProjectRunsNothingAndMovesNoCredentials(String text) {
    orch.file(".orch.yaml", text + "\n");
    orch.with("TWILIO_ACCOUNT_SID", ACCOUNT).with("TWILIO_AUTH_TOKEN", "obviously-fake");
    orch.run("config", "list").exits(2).printsNothing().says(home.resolve(".orch.yaml") + ":1: ");
    assertFalse(Files.exists(ran()), "the program ran");
  }

  @Test
  void theEnvironmentRunsNothing() {
    orch.with("ORCH_CREDENTIAL_PROCESS", "touch ran")
        .with("TWILIO_CREDENTIAL_PROCESS", "touch ran");
    orch.run("whoami").exits(4);
    orch.run("profile", "add", "work").exits(2);
    assertFalse(Files.exists(ran()), "the program ran");
  }

  @Test
  void theFirstCommandMayBeAnEdit() throws IOException {
    orch.file("editor", "#!/bin/sh\nls -l \"$1\" > '" + home + "/mode'\n");
    orch.with("EDITOR", home.resolve("editor").toString());
    mode(home.resolve("editor"), "rwx------");
    Path above = home.resolve(".local");
    try (Server server = new Server(home, orch.time())) {
      Orch another = orch.colleague(Files.createDirectory(home.resolve("another")));
      String[] create = Orch.joined(new String[] {"config", "create"}, Orch.PLAIN);
      another.run(server.and(Orch.joined(create, "--wait"))).exits(0);
      orch.run(server.and("config", "edit", "My Support Config")).exits(0);
    }
    String seen = Files.readString(home.resolve("mode"));
    assertTrue(seen.startsWith("-rw-------"), seen);
    for (String name : new String[] {"state", "state/orch", "state/orch/edits"}) {
      assertEquals("rwx------", mode(above.resolve(name)), name);
    }
  }
}
