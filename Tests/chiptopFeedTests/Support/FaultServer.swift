import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on this machine that answers badly on request.
final class FaultServer: Sendable {
    /// What a request gets.
    enum Answer: Sendable {
        /// A whole answer.
        case whole(status: Int = 200, headers: [String] = [], body: [UInt8])
        /// A head that announces so many bytes, some of them, and the end.
        case cut(announced: Int, body: [UInt8])
        /// A head at once and the body byte by byte, one every so many milliseconds.
        case slow(body: [UInt8], milliseconds: Int64)
        /// Bytes that are not HTTP.
        case garbage([UInt8])
        /// A body that never ends.
        case endless
        /// Nothing, ever.
        case silence

        static func text(_ body: String) -> Answer { .whole(body: Array(body.utf8)) }
        static func status(_ status: Int, headers: [String] = []) -> Answer {
            .whole(status: status, headers: headers, body: Array("no".utf8))
        }
        static func redirect(_ location: String) -> Answer {
            .whole(status: 302, headers: ["Location: \(location)"], body: [])
        }
    }

    private let channel: any Channel
    private let requests: Box

    final class Box: Sendable {
        let paths = Mutex<[String]>([])
        let heads = Mutex<[String]>([])
    }

    private init(channel: any Channel, requests: Box) {
        self.channel = channel
        self.requests = requests
    }

    /// Starts a server on a free port.
    static func start(
        certificate: TestCertificates.Certificate? = nil, _ answer: @escaping @Sendable (String) -> Answer
    ) async throws -> FaultServer {
        let requests = Box()
        let context = try certificate.map { certificate in
            let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.chain.utf8))
            return try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: chain.map { .certificate($0) },
                    privateKey: .privateKey(NIOSSLPrivateKey(bytes: Array(certificate.key.utf8), format: .pem))))
        }
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try channel.pipeline.syncOperations.addHandler(FaultHandler(requests: requests, answer: answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return FaultServer(channel: channel, requests: requests)
    }

    var port: Int { channel.localAddress?.port ?? 0 }
    var base: String { "http://127.0.0.1:\(port)" }

    /// The paths that were asked for, in order.
    var paths: [String] { requests.paths.withLock { $0 } }
    /// The heads of the requests, in order.
    var heads: [String] { requests.heads.withLock { $0 } }

    func stop() async throws { try await channel.close() }
}

/// Reads GETs and writes what the script says, byte by byte of its own choice.
private final class FaultHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let requests: FaultServer.Box
    private let answer: @Sendable (String) -> FaultServer.Answer
    private var held: [UInt8] = []

    init(requests: FaultServer.Box, answer: @escaping @Sendable (String) -> FaultServer.Answer) {
        self.requests = requests
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        held += unwrapInboundIn(data).readableBytesView
        while let end = held.endOfHead {
            let head = String(decoding: held[..<end], as: UTF8.self)
            held.removeFirst(end)
            let path = head.split(separator: " ").dropFirst().first.map(String.init) ?? ""
            requests.paths.withLock { $0.append(path) }
            requests.heads.withLock { $0.append(head) }
            write(answer(path), context)
        }
    }

    private func write(_ answer: FaultServer.Answer, _ context: ChannelHandlerContext) {
        switch answer {
        case .whole(let status, let headers, let body):
            send(head(status, headers + ["Content-Length: \(body.count)"]) + body, context)
        case .cut(let announced, let body):
            send(head(200, ["Content-Length: \(announced)"]) + body, context)
            context.close(promise: nil)
        case .slow(let body, let milliseconds):
            send(head(200, ["Content-Length: \(body.count)"]), context)
            drip(body[...], milliseconds, context)
        case .garbage(let bytes):
            send(bytes, context)
            context.close(promise: nil)
        case .endless:
            send(head(200, ["Transfer-Encoding: chunked"]), context)
            flood(context)
        case .silence: break
        }
    }

    private func head(_ status: Int, _ headers: [String]) -> [UInt8] {
        Array((["HTTP/1.1 \(status) X"] + headers).map { $0 + "\r\n" }.joined().utf8) + Array("\r\n".utf8)
    }

    private func send(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    }

    private func drip(_ body: ArraySlice<UInt8>, _ milliseconds: Int64, _ context: ChannelHandlerContext) {
        guard let first = body.first, context.channel.isActive else { return }
        send([first], context)
        context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(milliseconds)) {
            self.drip(body.dropFirst(), milliseconds, context)
        }
    }

    private func flood(_ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        let chunk = [UInt8](repeating: UInt8(ascii: " "), count: 65_536)
        let bytes = Array("10000\r\n".utf8) + chunk + Array("\r\n".utf8)
        let promise = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: promise)
        promise.futureResult.assumeIsolated().whenSuccess { self.flood(context) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

extension [UInt8] {
    fileprivate var endOfHead: Int? {
        guard count >= 4 else { return nil }
        for index in 3..<count
        where self[index] == 10 && self[index - 1] == 13 && self[index - 2] == 10 && self[index - 3] == 13 {
            return index + 1
        }
        return nil
    }
}
