from convbook.widgets.channel_slide.widget import ChannelSlide as ChannelSlide
