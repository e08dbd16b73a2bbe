package dev.actors.sample.protocol;

import dev.actors.spring.Actor;
import dev.actors.spring.Receive;

/** Replies any JSON unchanged. */
@Actor("echo")
class Echo {

    @Receive
    Object echo(Object json) {
        return json;
    }
}
