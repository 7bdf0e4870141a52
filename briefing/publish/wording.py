"""The words of the site's own pages, simplified and traditional."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "hans": {
        "skip": "跳到节目列表",
        "subscribe": "订阅（RSS）",
        "how": "把这个地址粘贴到任何播客应用的“按网址添加”里：",
        "episodes": "全部节目",
        "none": "还没有节目。",
        "cover": "封面",
        "length": "时长",
        "synthetic": "本节目语音由人工智能合成。",
        "play": "播放",
        "download": "下载音频",
        "book": "有声书（EPUB）",
        "chapters": "章节",
        "text": "文稿",
        "source": "原文",
        "all": "返回全部节目",
    },
    "hant": {
        "skip": "跳到節目列表",
        "subscribe": "訂閱（RSS）",
        "how": "把這個網址貼到任何 Podcast 應用程式的「以網址新增」裡：",
        "episodes": "全部節目",
        "none": "還沒有節目。",
        "cover": "封面",
        "length": "時長",
        "synthetic": "本節目語音由人工智慧合成。",
        "play": "播放",
        "download": "下載音訊",
        "book": "有聲書（EPUB）",
        "chapters": "章節",
        "text": "文稿",
        "source": "原文",
        "all": "返回全部節目",
    },
}
