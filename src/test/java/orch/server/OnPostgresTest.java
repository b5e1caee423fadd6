package orch.server;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests of the control plane over HTTP again, with its state in PostgreSQL. */
@ExtendWith(OnPostgres.class)
class OnPostgresTest {
  @Nested
  class OfContract extends ContractTest {}

  @Nested
  class OfConcurrency extends ConcurrencyTest {}

  @Nested
  class OfIdempotency extends IdempotencyTest {}

  @Nested
  class OfLifecycle extends LifecycleTest {}

  @Nested
  class OfUpdates extends UpdateTest {}

  @Nested
  class OfPages extends PagingTest {}

  @Nested
  class OfRefusals extends RefusalTest {}

  @Nested
  class OfFaults extends FaultsTest {}

  @Nested
  class OfFaultEffects extends FaultEffectsTest {}

  @Nested
  class OfOperationFaults extends OperationFaultsTest {}

  @Nested
  class OfAdministration extends AdministrationTest {}

  @Nested
  class OfClockJumps extends ClockJumpTest {}

  @Nested
  class OfFuzzedRequests extends RequestFuzzTest {}

  @Nested
  class OfVendorSdk extends VendorSdkTest {}
}
