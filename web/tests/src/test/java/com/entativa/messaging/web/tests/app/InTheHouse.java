package com.entativa.messaging.web.tests.app;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands tests the {@link House} and the {@link Couple}: each is made when it is first asked for, and shared by all.
final class InTheHouse implements ParameterResolver, AfterEachCallback {
    private static final Namespace SHARED = Namespace.create(InTheHouse.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == House.class || type == Couple.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = store(context);
        House house = store.getOrComputeIfAbsent(House.class, _ -> House.open(), House.class);
        if (parameter.getParameter().getType() == House.class) return house;
        return store.getOrComputeIfAbsent(Couple.class, _ -> Couple.meet(house), Couple.class);
    }

    /// No page of the two may have complained. What a test that failed has left open is not left to the next.
    @Override
    public void afterEach(ExtensionContext context) {
        Couple couple = store(context).get(Couple.class, Couple.class);
        if (couple == null) return;
        if (context.getExecutionException().isPresent()) couple.startAnew();
        else couple.assertQuiet();
    }

    private static Store store(ExtensionContext context) {
        return context.getRoot().getStore(SHARED);
    }
}
