package orch.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import orch.Orch;
import orch.Server;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The account whose names are offered is the one that orch would use: the scripts of the shells,
 * the search in orch and the commands that write the names choose the same file.
 */
class AccountsTest {
  private static final String SID = "AC00000000000000000000000000000009";

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(directory);
    write(
        ".config/orch/config.yaml",
        """
        active: "work" # mine
        profiles:
          work:
            accountSid: AC00000000000000000000000000000001
            store: file
          'other.one':
            accountSid: AC00000000000000000000000000000002
            store: file
        """);
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  @ParameterizedTest
  @CsvSource({
    // variables and files | options | the file
    "'', '', profile-work",
    "'', -p local, profile-local",
    "'', --profile=other.one, profile-other.one",
    "'', -pother.one, profile-other.one",
    "'', -qp other.one, profile-other.one",
    "'', --region ie1, profile-work@ie1",
    "'', --base-url http://127.0.0.1:8080/, profile-work@http___127.0.0.1_8080_",
    "ORCH_PROFILE=local, '', profile-local",
    "ORCH_PROFILE=local, -p work, profile-work",
    "ORCH_REGION=ie1, '', profile-work@ie1",
    "ORCH_BASE_URL=http://127.0.0.1:1, --region ie1, profile-work@http___127.0.0.1_1",
    "TWILIO_ACCOUNT_SID=SID TWILIO_AUTH_TOKEN=x, '', account-SID",
    "TWILIO_API_KEY=SK01 TWILIO_API_SECRET=x, '', account-SK01",
    "TWILIO_ACCOUNT_SID=SID TWILIO_REGION=ie1, '', account-SID@ie1",
    "TWILIO_ACCOUNT_SID=SID, -p work, profile-work",
    "TWILIO_ACCOUNT_SID=SID ORCH_PROFILE=environment, '', account-SID",
    "project=local, '', profile-local",
    "project=local TWILIO_ACCOUNT_SID=SID, '', profile-local",
    "project=local ORCH_PROFILE=work, '', profile-work"
  })
  void theScriptsAndOrchReadTheSameFile(String setting, String options, String file)
      throws IOException, InterruptedException {
    ScriptEngine scripts = new ScriptEngine(home);
    for (String variable :
        setting.replace("SID ", SID + " ").replaceFirst("SID$", SID).split(" ", -1)) {
      String[] pair = variable.split("=", 2);
      if (pair[0].equals("project")) {
        write(".orch.yaml", "profile: " + pair[1] + "\n");
      } else if (pair.length == 2) {
        orch.with(pair[0], pair[1]);
        scripts.with(pair[0], pair[1]);
      }
    }
    write(
        ".cache/orch/names/" + file.replace("account-SID", "account-" + SID),
        "configuration\tconv_configuration_a\tmine\n");
    String[] words = (options + " config get mi").strip().split(" ", -1);
    orch.run(Orch.joined(new String[] {"__completeNoDesc"}, words)).exits(0).prints("mine\n:36\n");
    assertEquals(
        List.of("mine\tmine  -- conv_configuration_a", ":36\t"), scripts.answer(List.of(words)));
  }

  @Test
  void commandsWriteTheFileThatIsRead() throws IOException {
    try (Server server = new Server(home, orch.time())) {
      String[] create =
          server.and("config", "create", "-q", "--name", "mine", "--description", "d");
      orch.run(Orch.joined(create, "--grouping", "profile", "--memory-store", "m", "--wait"))
          .exits(0);
      String names = ".cache/orch/names/";
      String where = "@" + server.url().replaceAll("[:/]", "_");
      assertTrue(Files.exists(home.resolve(names + "profile-local" + where)));
      write(
          ".config/orch/config.yaml",
          "active: dev\nprofiles:\n  dev:\n    accountSid: "
              + SID
              + "\n    baseUrl: "
              + server.url()
              + "\n    credential_process: echo '{\"version\":1,\"authToken\":\"t\"}'\n");
      orch.run("config", "list").exits(0);
      assertTrue(Files.exists(home.resolve(names + "profile-dev")));
      orch.with("TWILIO_ACCOUNT_SID", SID).with("TWILIO_AUTH_TOKEN", "t");
      orch.with("ORCH_BASE_URL", server.url()).run("config", "list").exits(0);
      assertTrue(Files.exists(home.resolve(names + "account-" + SID + where)));
      orch.run("__completeNoDesc", "-p", "local", "config", "get", "mi")
          .exits(0)
          .prints("mine\n:36\n");
    }
  }
}
