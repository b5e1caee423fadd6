package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys and the reports of commands that run in a job of GitHub Actions or GitLab CI. */
class CiTest {
  private static final String FILE =
      """
      displayName: %s
      description: %s
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      """;

  @TempDir private Path directory;
  private final FakeTime time = new FakeTime();
  private Server server;
  private int machines;

  @BeforeEach
  void serve() throws IOException {
    server = new Server(directory, time);
  }

  @AfterEach
  void end() {
    server.close();
  }

  /** A new machine: nothing is left of an earlier attempt. */
  private Orch machine() throws IOException {
    Path home = Files.createDirectory(directory.resolve("machine" + machines++));
    time.pass(Duration.ofMinutes(2));
    return new Orch(home, time).file("support.yaml", FILE.formatted("support", "Inbound"));
  }

  private Orch github(int attempt) throws IOException {
    Orch orch = machine();
    return orch.with("GITHUB_ACTIONS", "true")
        .with("GITHUB_SERVER_URL", "https://github.com")
        .with("GITHUB_REPOSITORY", "example/configurations")
        .with("GITHUB_RUN_ID", "4711")
        .with("GITHUB_RUN_ATTEMPT", "" + attempt)
        .with("GITHUB_JOB", "apply")
        .with("GITHUB_ACTION", "__run_2")
        .with("GITHUB_WORKSPACE", orch.home().toString())
        .with("GITHUB_STEP_SUMMARY", orch.home().resolve("summary").toString())
        .with("GITHUB_OUTPUT", orch.home().resolve("output").toString());
  }

  private Orch gitlab(String job) throws IOException {
    return machine()
        .with("GITLAB_CI", "true")
        .with("CI_SERVER_URL", "https://gitlab.example.com")
        .with("CI_PROJECT_ID", "7")
        .with("CI_PIPELINE_ID", "815")
        .with("CI_JOB_NAME", "apply 1/2")
        .with("CI_JOB_ID", job)
        .with("ORCH_CI_DOTENV", "outputs.env")
        .with("ORCH_CI_JUNIT", "apply.xml");
  }

  private Result create(Orch orch, String... more) {
    return orch.run(
        server.and(Orch.joined(new String[] {"config", "create", "-f", "support.yaml"}, more)));
  }

  private Result apply(Orch orch, String... more) {
    return orch.run(
        server.and(
            Orch.joined(new String[] {"config", "apply", "-f", "support.yaml", "--yes"}, more)));
  }

  private List<String> keys() {
    return server.seen("POST").stream().map(Server.Seen::key).toList();
  }

  private long configurations() throws IOException {
    return machine().run(server.and("config", "list", "-o", "name")).out().lines().count();
  }

  private static String read(Orch orch, String name) throws IOException {
    return Files.readString(orch.home().resolve(name));
  }

  /** The ids of this test differ with the time, and the delimiter is random. */
  private static void assertGolden(String name, String text) {
    String plain =
        text.replaceAll("&#95;", "_")
            .replaceAll("(conv_configuration|proc_job)_[0-9a-z]{26}", "$1_ID")
            .replaceAll("orch_[0-9a-f-]{36}", "orch_DELIMITER")
            .replaceAll("http://127.0.0.1:[0-9]+", "URL");
    Golden.check(Launched.CHECKOUT.resolve("src/test/resources/ci/" + name + ".txt"), plain);
  }

  @Test
  void aJobThatRunsAgainCreatesNothingAgain() throws IOException {
    Result first = create(github(1), "--wait").exits(0);
    assertFalse(first.err().contains("earlier attempt"), first.err());
    Orch again = github(2);
    Result second =
        create(again, "--wait")
            .exits(0)
            .says("support was already created by operation proc_job_")
            .says("in an earlier attempt of GitHub run 4711; nothing was created now");
    assertEquals(first.json().path("id"), second.json().path("id"));
    assertEquals(1, keys().stream().distinct().count(), keys()::toString);
    assertEquals(1, configurations());
    assertGolden("again", read(again, "summary") + read(again, "output"));
  }

  @Test
  void withoutWaitItIsToldAsWell() throws IOException {
    Result first = create(github(1)).exits(0);
    Result second = create(github(2)).exits(0).says("in an earlier attempt of GitHub run 4711");
    assertEquals(first.json().path("operationId"), second.json().path("operationId"));
    assertEquals(1, configurations());
  }

  @Test
  void anotherStepJobRunFileOrAccountIsAnotherWrite() throws IOException {
    create(github(1)).exits(0);
    create(github(1).with("GITHUB_ACTION", "__run_3")).exits(0);
    create(github(1).with("GITHUB_JOB", "other")).exits(0);
    create(github(1).with("GITHUB_RUN_ID", "4712")).exits(0);
    create(github(1).with("TWILIO_ACCOUNT_SID", "")).exits(0);
    Orch changed = github(2);
    changed.file("support.yaml", FILE.formatted("support", "changed"));
    create(changed).exits(0);
    // The fifth has nothing that is not in the first.
    assertEquals(5, keys().stream().distinct().count(), keys()::toString);
    assertEquals(5, configurations());
  }

  @Test
  void twoEqualCreatesOfAJobStayTwoAlsoWhenItRunsAgain() throws IOException {
    Orch first = github(1);
    create(first).exits(0);
    create(first).exits(0);
    assertEquals(2, configurations());
    Orch again = github(2);
    create(again).exits(0);
    create(again).exits(0);
    assertEquals(2, configurations());
    assertEquals(2, keys().stream().distinct().count(), keys()::toString);
  }

  /** A runner of one's own keeps the journal and the file of used keys. */
  @Test
  void theMachineMayBeTheSameOne() throws IOException {
    Orch orch = github(1);
    create(orch, "--wait").exits(0);
    time.pass(Duration.ofMinutes(2));
    create(orch.with("GITHUB_RUN_ATTEMPT", "2"), "--wait")
        .exits(0)
        .says("in an earlier attempt of GitHub run 4711");
    assertEquals(1, configurations());
  }

  @Test
  void aChangeThatCameBetweenTheAttemptsIsNoFailure() throws IOException {
    create(github(1), "--wait").exits(0);
    machine()
        .run(server.and("config", "update", "support", "--description", "x", "--wait"))
        .exits(0);
    String now = create(github(2), "--wait", "--strict").exits(0).out();
    assertTrue(now.contains("\"description\": \"x\""), now);
  }

  @Test
  void withoutCiEachCreateIsAWriteOfItsOwn() throws IOException {
    create(github(1), "--ci", "none").exits(0);
    Orch orch = machine().colleague(directory.resolve("machine0"));
    orch.with("GITHUB_ACTIONS", "true").with("GITHUB_RUN_ID", "4711").with("ORCH_CI", "none");
    create(orch).exits(0);
    assertNotEquals(keys().get(0), keys().get(1));
    assertFalse(Files.exists(orch.home().resolve("summary")));
    assertFalse(Files.exists(orch.home().resolve(".local/state/orch/runs")));
    assertEquals(2, configurations());
  }

  @Test
  void aKeyOnTheCommandLineCountsMore() throws IOException {
    create(github(1), "--idempotency-key", "name:release").exits(0);
    create(github(1).with("GITHUB_RUN_ID", "9"), "--idempotency-key", "name:release").exits(0);
    assertEquals(keys().get(0), keys().get(1));
  }

  @Test
  void anApplyThatRunsAgainSendsNothingOrTheSameKey() throws IOException {
    apply(github(1)).exits(0);
    apply(github(2)).exits(0).says("nothing to do");
    assertEquals(1, keys().size());
  }

  /** Reads do not show yet what the first attempt has created. */
  @Test
  void anApplyThatRunsAgainTellsWhatWasCreatedBefore() throws IOException {
    server.close();
    server = new Server(directory, time, "create:lag=600");
    Orch again = github(2);
    Orch first = github(1);
    first.file("sales.yaml", FILE.formatted("sales", "Prices"));
    assertFalse(apply(first).exits(0).err().contains("earlier attempt"));
    time.pass(Duration.ofSeconds(10));
    again.file("sales.yaml", FILE.formatted("sales", "Prices"));
    Result second =
        apply(again, "-f", "sales.yaml")
            .exits(0)
            .says("support was already created by operation proc_job_")
            .says("in an earlier attempt of GitHub run 4711; nothing was created now");
    assertFalse(second.err().contains("sales was already"), second.err());
    assertEquals(2, keys().stream().distinct().count(), keys()::toString);
    assertTrue(read(again, "summary").contains("done before"), read(again, "summary"));
  }

  /** The service would answer with the same failure to the same key for a day. */
  @Test
  void whatAnEarlierAttemptCouldNotCreateIsCreatedOnce() throws IOException {
    server.close();
    server = new Server(directory, time, "create:fail*3");
    create(github(1), "--wait").exits(9);
    String said = "failed in an earlier attempt of GitHub run 4711 (Injected fault: the operation";
    apply(github(2)).exits(9).says(said);
    Orch third = github(3);
    Result made = create(third, "--wait").exits(0).says(said);
    assertFalse(made.err().contains("already created"), made.err());
    assertFalse(read(third, "summary").contains("failed"), read(third, "summary"));
    Result again = create(github(4)).exits(0).says("support was already created by operation ");
    assertEquals(made.json().path("id").asText(), again.json().path("configurationId").asText());
    assertEquals(1, configurations());
    assertEquals(3, keys().stream().distinct().count(), keys()::toString);
  }

  @Test
  void whatWasDeletedBetweenTheAttemptsIsReported() throws IOException {
    create(github(1), "--wait").exits(0);
    machine().run(server.and("config", "delete", "support", "--yes", "--wait")).exits(0);
    String said =
        "in an earlier attempt of GitHub run 4711; nothing was created now; it does not exist any"
            + " more, and --ci none creates it again";
    create(github(2), "--wait")
        .exits(6)
        .says(said)
        .says("support.yaml --wait --ci none")
        .printsNothing();
    create(github(2)).exits(6).says(said).printsNothing();
    apply(github(2)).exits(6).says(said);
    assertEquals(0, configurations());
    assertEquals(1, keys().stream().distinct().count(), keys()::toString);
  }

  @Test
  void aPipelineOfGitlabIsKnownByItsNumberAndItsJob() throws IOException {
    create(gitlab("1")).exits(0);
    create(gitlab("2")).exits(0).says("in an earlier attempt of GitLab pipeline 815");
    create(gitlab("3").with("CI_JOB_NAME", "apply 2/2")).exits(0);
    assertEquals(2, configurations());
  }

  @Test
  void githubGetsASummaryAndOutputs() throws IOException {
    Orch orch = github(1);
    orch.file("sales.yaml", FILE.formatted("sales", "Prices"));
    apply(orch, "-f", "sales.yaml").exits(0);
    orch.file("support.yaml", FILE.formatted("support", "changed | `x` @all <b>"));
    apply(orch, "-f", "sales.yaml").exits(0);
    assertGolden("github", read(orch, "summary") + read(orch, "output"));
  }

  @Test
  void gitlabGetsVariablesAndATestReport() throws IOException {
    Orch orch = gitlab("1");
    apply(orch).exits(0);
    assertGolden("gitlab", read(orch, "outputs.env") + read(orch, "apply.xml"));
  }

  @Test
  void gitlabGetsAFailureAsATestThatFailed() throws IOException {
    Orch orch = gitlab("1");
    orch.file("support.yaml", FILE.formatted("sup:port", "x"));
    apply(orch).exits(3);
    assertGolden("gitlab-failed", read(orch, "outputs.env") + read(orch, "apply.xml"));
  }

  @Test
  void aFailureIsAnAnnotation() throws IOException {
    Orch orch = github(1);
    orch.file("support.yaml", FILE.formatted("sup:port", "x") + "extra: 1\n");
    Result result = apply(orch).exits(3).printsNothing();
    assertGolden("failed", read(orch, "summary") + result.err());
    Orch json = github(1);
    json.file("support.yaml", FILE.formatted("sup:port", "x"));
    String err = apply(json, "-o", "json").exits(3).saysJsonOnly().err();
    assertFalse(err.contains("::"), err);
  }

  @Test
  void aCommandThatOnlyReadsReportsNothing() throws IOException {
    Orch orch = github(1);
    String err = orch.run(server.and("config", "get", "support")).exits(5).err();
    assertFalse(err.contains("::error"), err);
    assertFalse(Files.exists(orch.home().resolve("summary")));
  }

  @Test
  void validateAnnotatesTheLines() throws IOException {
    Orch orch = github(1);
    orch.file("support.yaml", FILE.formatted("sup:port", "x"));
    orch.run("config", "validate", "-f", "support.yaml")
        .exits(3)
        .says("::error file=support.yaml,line=1,col=14,title=O0");
  }

  @Test
  void aFileThatCannotBeWrittenIsAWarning() throws IOException {
    Orch orch = github(1).with("GITHUB_OUTPUT", directory.toString());
    apply(orch).exits(0).says("warning: the file of GITHUB_OUTPUT cannot be written: ");
    assertTrue(read(orch, "summary").contains("completed"));
  }

  @Test
  void anUnwritableStateDirectoryIsAWarning() throws IOException {
    Orch orch = github(1);
    Files.createDirectories(orch.home().resolve(".local/state/orch"));
    Files.createFile(orch.home().resolve(".local/state/orch/runs"));
    create(orch).exits(0).says("warning: the keys of this run cannot be recorded");
  }

  /** Text of a hostile service: no output, no command of the runner and no markup comes of it. */
  @Test
  void textOfTheServiceCannotInject() throws IOException {
    String bad =
        "x\\nchanged<<E\\nfalse\\nE\\n::set-output name=changed::no ##[add-mask]a |<b>@all";
    String id = "conv\\n::stop-commands::x";
    try (HostileServer hostile =
        new HostileServer(
            (number, to) -> {
              if (to.method().equals("POST")) {
                to.header("Operation-Id", "job ##[error]y")
                    .json(
                        202,
                        "{\"statusUrl\":\"/v2/ControlPlane/Operations/job\","
                            + "\"related\":{\"configurationId\":\""
                            + id
                            + "\"}}");
              } else {
                to.json(
                    200,
                    "{\"operationId\":\"job\",\"status\":\"FAILED\",\"error\":{\"detail\":\""
                        + bad
                        + "\"}}");
              }
            })) {
      Orch orch = github(1);
      String err =
          orch.run(
                  "-p",
                  "local",
                  "--base-url",
                  hostile.url(),
                  "config",
                  "create",
                  "-f",
                  "support.yaml",
                  "--wait")
              .exits(9)
              .err();
      List<String> commands = err.lines().filter(line -> line.strip().startsWith("::")).toList();
      assertEquals(1, commands.size(), err);
      assertTrue(commands.get(0).startsWith("::error title=orch config create::"), err);
      assertFalse(err.contains("##["), err);
      String output = read(orch, "output");
      assertEquals(9, output.lines().count(), output);
      assertFalse(output.contains("conv") || output.contains("job"), output);
      String summary = read(orch, "summary");
      assertFalse(summary.contains("<b>") || summary.contains("@"), summary);
      assertFalse(summary.contains("\n::") || summary.contains("##["), summary);
    }
  }
}
