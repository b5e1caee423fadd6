package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import orch.term.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renaming and removing profiles. */
class ProfileRenameTest {
  private static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);
  private static final String SECRET = "obviously-fake-secret";

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = new Orch(home);
  }

  private void add(String name, String... more) {
    String[] add = {"profile", "add", name, "--account-sid", ACCOUNT};
    orch.reading(SECRET).run(Orch.joined(add, more)).exits(0);
  }

  private Result rename(String from, String to) {
    return orch.run("profile", "rename", from, to);
  }

  private Path settings(String name) {
    return home.resolve(".config/orch").resolve(name);
  }

  private String secrets() throws IOException {
    return Files.readString(settings("credentials.json")).replaceAll("\\s", "");
  }

  @Test
  void theSecretMovesAlongAndTheActiveProfileStaysActive() throws IOException {
    add("work", "--region", "ie1");
    add("more");
    rename("work", "acme").exits(0).saysOnly("orch: the profile work is now called acme\n");
    assertEquals("acme\nmore\n", orch.run("profile", "list", "-o", "name").exits(0).out());
    assertEquals("{\"more\":\"" + SECRET + "\",\"acme\":\"" + SECRET + "\"}", secrets());
    assertEquals("acme", orch.run("whoami").exits(0).json().path("profile").asText());
    assertEquals("ie1", orch.run("whoami").exits(0).json().path("region").asText());
    rename("more", "others").exits(0);
    assertEquals("acme", orch.run("whoami").exits(0).json().path("profile").asText());
    orch.run("whoami", "-p", "work").exits(2);
  }

  @Test
  void theEntryInTheKeychainMovesToo() throws IOException {
    FakeKeychain keychain = FakeKeychain.linux(home.resolve("bin"));
    orch.with("PATH", keychain.path());
    add("work");
    orch.reading(SECRET).run("profile", "set", "work", "--secret-stdin").exits(0);
    rename("work", "acme").exits(0);
    assertEquals(SECRET, keychain.kept("acme").strip());
    assertEquals("", keychain.kept("work") + keychain.kept("work~2"));
    orch.run("whoami").exits(0);
  }

  @Test
  void aProfileWithAProgramIsRenamed() {
    orch.run("profile", "add", "vault", "--credential-process", "true").exits(0);
    rename("vault", "safe").exits(0);
    assertFalse(Files.exists(settings("credentials.json")));
  }

  @Test
  void aNameThatIsTakenOrReservedIsRefused() throws IOException {
    add("work");
    add("more");
    String before = Files.readString(settings("config.yaml"));
    rename("work", "more").exits(2).says("a profile more already exists: choose another name");
    rename("work", "work").exits(2).says("a profile work already exists");
    rename("work", "local").exits(2).says("profile local is built in");
    rename("environment", "mine").exits(2).says("is built in");
    rename("work", "a b").exits(2).says("a profile's name must have");
    rename("wrok", "acme").exits(2).says("did you mean work?");
    orch.run("profile", "rename", "work").exits(2).says("give the profile's new name");
    assertEquals(before, Files.readString(settings("config.yaml")));
  }

  @Test
  void aSecretThatCannotBeReadStopsTheRenaming() throws IOException {
    add("work");
    Files.delete(settings("credentials.json"));
    rename("work", "acme").exits(4).says("the secret of profile work is not in");
    orch.run("profile", "show", "work").exits(0);
  }

  /** The states after a crash between the steps. */
  @Test
  void aCrashLeavesTheOldProfileOrTheNewOne() throws IOException {
    add("work");
    Files.writeString(
        settings("credentials.json"), "{\"work\":\"" + SECRET + "\",\"acme\":\"" + SECRET + "\"}");
    orch.run("whoami").exits(0);
    rename("work", "acme").exits(0).says("removed the secret acme, which no profile uses");
    Files.writeString(
        settings("credentials.json"), "{\"work\":\"" + SECRET + "\",\"acme\":\"" + SECRET + "\"}");
    orch.run("whoami").exits(0);
    rename("acme", "work").exits(0);
    assertEquals("{\"work\":\"" + SECRET + "\"}", secrets());
  }

  @Test
  void aFailureInBetweenKeepsTheOldOne() throws IOException {
    add("work");
    Files.createDirectories(settings(".config.yaml.new/taken"));
    rename("work", "acme").exits(1).says("cannot be written");
    assertEquals("{\"work\":\"" + SECRET + "\"}", secrets());
    orch.run("whoami").exits(0);
  }

  @Test
  void aProtectedProfileIsRemovedByItsNameAlone() {
    add("prod", "--protected");
    add("test");
    String[] remove = {"profile", "remove", "prod", "test", "--yes"};
    orch.run(remove)
        .exits(2)
        .says("removing the profile prod needs confirmation, and this is not a terminal; ")
        .says("the profile is protected, so --yes is not enough: type the name at a terminal");
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    orch.reading("y\n").run(remove).exits(2).says("to remove the profile prod, type its name:");
    assertEquals("prod\ntest\n", orch.run("profile", "list", "-o", "name").out());
    orch.reading("prod\n").run(remove).exits(0);
    assertEquals("", orch.run("profile", "list", "-o", "name").out());
  }

  @Test
  void itIsSaidWhenNoProfileIsActiveAnyMore() {
    add("work");
    add("test");
    add("more");
    Result other = orch.run("profile", "remove", "test", "--yes").exits(0);
    assertFalse(other.err().contains("active"), other::toString);
    orch.run("profile", "remove", "work", "--yes")
        .exits(0)
        .says("no profile is active now; to use another: orch profile use more\n");
    orch.run("profile", "use", "more").exits(0);
    orch.run("profile", "remove", "more", "--yes").exits(0).says("orch profile use local\n");
  }
}
