package com.entativa.messaging.server;

import com.entativa.messaging.server.account.Accounts;
import com.entativa.messaging.server.config.ProvisioningSettings;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.http.Operations;
import com.entativa.messaging.server.http.ProvisioningOperations;
import com.entativa.messaging.server.postgres.PgProvisioningStore;
import com.entativa.messaging.server.provisioning.Provisioning;

/// The parts by which a new device joins an account.
record ProvisioningParts(Provisioning all, ProvisioningOperations.Limits limits) {
    /// Fetches that may wait at once: each holds a request.
    private static final int WAITING_FETCHES = 256;

    static ProvisioningParts of(Ground ground, Nodes nodes, Accounts accounts, Devices devices) {
        ProvisioningSettings settings = ground.config().provisioning();
        return new ProvisioningParts(
                new Provisioning(
                        new PgProvisioningStore(ground.db()),
                        accounts,
                        devices,
                        ground.fresh(),
                        new Provisioning.Bounds(settings.open(), WAITING_FETCHES, ground.clock())),
                new ProvisioningOperations.Limits(
                        nodes.together().allowance("provisioning-open", settings.opened()),
                        nodes.together().allowance("provisioning", settings.filled()),
                        nodes.alone().allowance("provisioning-fetch", settings.fetched())));
    }

    Operations operations() {
        return new ProvisioningOperations(all, limits);
    }
}
