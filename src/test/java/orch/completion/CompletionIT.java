package orch.completion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import orch.Launched;
import orch.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion of the assembled program. */
class CompletionIT {
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) throws Exception {
    machine = new Launched(directory);
    Vectors.prepare(directory);
  }

  @Test
  void anInstallAndTheDistributionBringTheScriptsToWhereTheShellsLook() throws Exception {
    String root = Launched.CHECKOUT.toAbsolutePath().toString();
    machine.shell("orch install --prefix here && here/bin/orch install --prefix there").exits(0);
    machine.shell("tar xzf '" + root + "/target/orch-0.1.0.tar.gz'").exits(0);
    for (String place : List.of("here", "there", "orch-0.1.0")) {
      String share = place + "/share/";
      machine
          .shell(
              "cmp '"
                  + root
                  + "/completions/orch.bash' "
                  + share
                  + "bash-completion/completions/orch"
                  + " && cmp '"
                  + root
                  + "/completions/_orch' "
                  + share
                  + "zsh/site-functions/_orch"
                  + " && cmp '"
                  + root
                  + "/completions/orch.fish' "
                  + share
                  + "fish/vendor_completions.d/orch.fish")
          .exits(0)
          .printsNothing();
    }
    machine.shell("diff -r '" + root + "/completions' orch-0.1.0/completions").exits(0);
  }

  /** A proxy that accepts connections and never answers stands for the network. */
  @Test
  void theAnswerNeedsNoNetworkAndNothingIsSaid() throws Exception {
    try (ServerSocket hole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String proxy = "HTTPS_PROXY=http://127.0.0.1:" + hole.getLocalPort();
      String account = " TWILIO_ACCOUNT_SID=AC" + "0".repeat(32) + " TWILIO_AUTH_TOKEN=not-a-token";
      for (int i = 0; i < 5; i++) {
        Result answer =
            machine.shell(proxy + account + " \"$LAUNCHER\" __complete config get ''").exits(0);
        answer.saysOnly("").prints(":4\n");
      }
      hole.setSoTimeout(1);
      boolean called;
      try {
        hole.accept().close();
        called = true;
      } catch (java.net.SocketTimeoutException e) {
        called = false;
      }
      assertTrue(!called, "the proxy was called");
    }
  }

  @Test
  void sourcingAScriptStartsNothing() throws Exception {
    String root = Launched.CHECKOUT.toAbsolutePath() + "/completions/";
    for (String line :
        List.of(
            "bash --norc -c '. \"$0\"' '" + root + "orch.bash'",
            "zsh -f -c '. \"$0\"' '" + root + "_orch'",
            "fish --no-config -c 'source " + root + "orch.fish'")) {
      String traced = "PATH=/nowhere \"$(command -v " + line.replaceFirst(" ", ")\" ");
      machine.shell(traced).exits(0).saysOnly("").printsNothing();
    }
  }
}
