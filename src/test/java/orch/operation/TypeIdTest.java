package orch.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeIdTest {
  @ParameterizedTest
  @CsvSource({
    // The example of the TypeID specification: UUIDv7 01890a5d-ac96-774b-bcce-b302099a8057.
    "prefix_01h455vb4pex5vsknk084sn02q, 2023-06-30T03:34:18.518Z",
    "01h455vb4pex5vsknk084sn02q, 2023-06-30T03:34:18.518Z",
    "https://h/v2/ControlPlane/Operations/proc_job_01h455vb4pex5vsknk084sn02q,"
        + " 2023-06-30T03:34:18.518Z",
    "proc_job_00000000000000000000000000, 1970-01-01T00:00:00Z",
    "proc_job_7zzzzzzzzz0000000000000000, +10889-08-02T05:31:50.655Z"
  })
  void theTimeIsInTheId(String name, Instant time) {
    assertEquals(Optional.of(time), TypeId.time(name));
    assertEquals(
        new OperationToFollow(name, name, Duration.ZERO, Optional.of(Duration.ofSeconds(3))),
        OperationToFollow.earlier(name, time.plusSeconds(3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "proc_job_",
        "proc_job_01h455vb4pex5vsknk084sn02",
        "proc_job_01h455vb4pex5vsknk084sn02qq",
        "proc_job_01H455VB4PEX5VSKNK084SN02Q",
        "proc_job_01i455vb4pex5vsknk084sn02q",
        "proc_job_u1h455vb4pex5vsknk084sn02q",
        // More than 128 bits, so this is not a UUID.
        "proc_job_8zzzzzzzzzzzzzzzzzzzzzzzzz",
        "01890a5d-ac96-774b-bcce-b302099a8057"
      })
  void whatIsNoTypeIdHasNoTime(String name) {
    assertEquals(Optional.empty(), TypeId.time(name));
  }

  @Test
  void anOperationOfSomebodyElseIsLookedAtRightAway() {
    assertEquals(
        new OperationToFollow("mine", "mine", Duration.ZERO, Optional.empty()),
        OperationToFollow.earlier("mine", Instant.EPOCH));
  }
}
