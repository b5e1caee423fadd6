package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orch.json.Json;
import org.junit.jupiter.api.Test;

/** The same files for many accounts: which accounts there are, and their values in the files. */
class FleetFilesTest extends FleetScene {
  @Test
  void eachAccountGetsTheFilesWithItsOwnValues() throws IOException {
    accounts(3);
    fleet("apply", "--yes").exits(0).says("orch: 3 accounts: 3 done");
    for (int i = 0; i < 3; i++) {
      JsonNode live = orch.run("-p", "p-" + i, "config", "get", "Support").exits(0).json();
      assertEquals("of a-" + i + " in r, " + i, live.path("description").asText());
    }
    int writes = server.seen("POST").size();
    fleet("apply", "--yes").exits(0);
    assertEquals(3, writes);
    assertEquals(3, server.seen("POST").size(), "the same again sends no write");
    assertEquals(List.of(), server.seen("PATCH"));
  }

  @Test
  void aValueIsATextWhateverItLooksLike() throws IOException {
    accounts(1);
    orch.file(
        "accounts.csv",
        "name,profile,vars.region\na-0,p-0,\"x\"\"\n- ${env:HOME} ${account.name}: {a: 1}\"\n");
    fleet("apply", "--yes", "--allow-env").exits(0);
    JsonNode live = orch.run("-p", "p-0", "config", "get", "Support").exits(0).json();
    assertEquals(
        "of a-0 in x\"\n- ${env:HOME} ${account.name}: {a: 1}", live.path("description").asText());
  }

  @Test
  void anUnknownVariableIsAnInvalidDocumentOfThatAccount() throws IOException {
    accounts(1);
    orch.file("shared.yaml", SHARED.replace("vars.region", "vars.regoin"));
    fleet("apply", "--yes")
        .exits(3)
        .says("shared.yaml:2: description has ${account.vars.regoin}, which the account a-0 does")
        .says("${account.vars.region}");
    assertEquals(List.of(), server.seen("POST"));
    fleet("validate", "-o", "jsonl").exits(3).saysJsonOnly();
    Result alone = orch.run("config", "validate", "-f", "shared.yaml");
    assertTrue(alone.out().contains("which only orch fleet replaces"), alone.out());
    orch.local("config", "apply", "-f", "shared.yaml", "--yes").exits(3);
  }

  @Test
  void aDollarSignKeepsAReference() throws IOException {
    accounts(1);
    orch.file("shared.yaml", SHARED.replace("of ${account", "of $${account"));
    fleet("apply", "--yes").exits(0);
    JsonNode live = orch.run("-p", "p-0", "config", "get", "Support").exits(0).json();
    assertEquals("of ${account.NAME} in r, 0", live.path("description").asText());
  }

  @Test
  void eachAccountHasALockFileOfItsOwn() throws IOException {
    accounts(2);
    orch.file("orch.lock.yaml", "account: \"AC1\"\nservice: \"x\"\nconfigurations: {}\n");
    fleet("apply", "--yes", "--lock", "orch.locks").exits(0);
    for (int i = 0; i < 2; i++) {
      String lock = Files.readString(home.resolve("orch.locks/a-" + i + ".yaml"));
      assertTrue(lock.contains(FleetProfiles.sid(i)), lock);
    }
    orch.file("shared.yaml", SHARED.replace("Support", "Other"));
    fleet("apply", "--yes", "--prune").exits(0);
    assertEquals(2, server.seen("DELETE").size());
    Files.delete(home.resolve("orch.locks/a-0.yaml"));
    Files.delete(home.resolve("orch.locks/a-1.yaml"));
    Files.delete(home.resolve("orch.locks"));
    fleet("apply", "--yes", "--prune").exits(2).says("--lock orch.locks");
  }

  @Test
  void onlyOneWayNamesTheAccounts() throws IOException {
    accounts(2);
    orch.run("fleet", "list").exits(2).says("either --profiles GLOB or --accounts FILE");
    orch.run("-p", "p-0", "fleet", "list", "--profiles", "p-*").exits(2).says("leave out -p");
    orch.run("fleet", "list", "--profiles", "q-*").exits(2).says("no profile matches q-*");
    orch.file("accounts.csv", "name,account,profile\na,,p-0\nb,,p-0\n");
    fleet("diff").exits(2).says("are the same account");
    orch.file("accounts.csv", "name,acount,profile\na,,p-0\n");
    fleet("diff").exits(3).says("accounts.csv:1: has the unknown key acount").says("account");
    orch.file("accounts.csv", "name,profile\na,p-0\n../b,p-1\na,p-1,x\n");
    fleet("diff").exits(3).says("accounts.csv:3:").says("accounts.csv:4: has 3 values");
  }

  @Test
  void aFileThatChangesWhileTheFleetRunsReachesNoAccount() throws IOException {
    accounts(1);
    Path shared = home.resolve("shared.yaml");
    orch.file(
        "creds",
        "#!/bin/sh\nsed -i 's/^description:.*/description: changed/' '"
            + shared
            + "'\necho '{\"version\":1,\"accountSid\":\""
            + FleetProfiles.sid(7)
            + "\",\"authToken\":\"not-a-secret-x\"}'\n");
    assertTrue(home.resolve("creds").toFile().setExecutable(true));
    orch.file(
        "accounts.yaml",
        "accounts: [{name: first, credential_process: "
            + home.resolve("creds")
            + ", vars: {region: 1}}, {profile: p-0, vars: {region: 0}}]\n");
    String[] apply = {
      "fleet", "apply", "--accounts", "accounts.yaml", "-f", "shared.yaml", "--yes"
    };
    orch.run(Orch.joined(apply, "--base-url", server.url(), "--parallel", "1")).exits(0);
    assertTrue(Files.readString(shared).contains("description: changed"));
    JsonNode live = orch.run("-p", "p-0", "config", "get", "Support").exits(0).json();
    assertEquals("of p-0 in 0", live.path("description").asText());
  }

  @Test
  void namesAreNotKeptForAFleet() throws IOException {
    accounts(2);
    fleet("apply", "--yes").exits(0);
    assertFalse(Files.exists(home.resolve(".cache/orch/names")));
  }

  @Test
  void aYamlFileHasProgramsAndVariables() throws IOException {
    accounts(1);
    orch.file(
        "creds",
        "#!/bin/sh\necho '{\"version\":1,\"accountSid\":\""
            + FleetProfiles.sid(7)
            + "\",\"authToken\":\"not-a-secret-x\"}'\n");
    Path program = home.resolve("creds");
    assertTrue(program.toFile().setExecutable(true));
    orch.file(
        "accounts.yaml",
        """
        accounts:
          - name: seven
            credential_process: %s
            vars: {region: "7"}
          - profile: p-0
            vars: {region: 0}
        """
            .formatted(program));
    orch.run(
            "fleet",
            "apply",
            "--accounts",
            "accounts.yaml",
            "-f",
            "shared.yaml",
            "--yes",
            "--base-url",
            server.url())
        .exits(0);
    Result list =
        orch.run(
                "fleet",
                "list",
                "--accounts",
                "accounts.yaml",
                "--base-url",
                server.url(),
                "-o",
                "jsonl")
            .exits(0);
    Set<String> described = new HashSet<>();
    for (JsonNode each : Json.readAll(list.out())) {
      described.add(each.path("fleetName").asText() + ": " + each.path("description").asText());
    }
    assertEquals(Set.of("seven: of seven in 7", "p-0: of p-0 in 0"), described);
    assertTrue(home.resolve("accounts.yaml").toFile().setWritable(true, false));
    orch.run("fleet", "list", "--accounts", "accounts.yaml").exits(2).says("which programs run");
  }
}
