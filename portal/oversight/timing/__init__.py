"""An organisation's own pace beside the network's."""
